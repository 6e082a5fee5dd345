// One address cannot hold all connections that the server accepts.
import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { shareConnections } from "../../src/server/connection-shares.ts";
import { startService } from "../rows/service.ts";
import { wire } from "../rows/wire.ts";

class FakeSocket extends EventEmitter {
  readonly remoteAddress: string | undefined;
  destroyed = false;
  constructor(remoteAddress: string | undefined) {
    super();
    this.remoteAddress = remoteAddress;
  }
  destroy(): void {
    this.destroyed = true;
    this.emit("close");
  }
}

function opened(most: number): (address: string | undefined) => FakeSocket {
  const server = new EventEmitter();
  shareConnections(server, most);
  return (address) => {
    const socket = new FakeSocket(address);
    server.emit("connection", socket);
    return socket;
  };
}

describe("the connections of one address", () => {
  it.each([
    ["an IPv4 address", ["192.0.2.1", "192.0.2.1", "::ffff:192.0.2.1"], true],
    ["different IPv4 addresses", ["192.0.2.1", "192.0.2.2", "192.0.2.3"], false],
    ["an IPv6 network", ["2001:db8:0:1::1", "2001:db8::1:ffff:0:0:2", "2001:db8:0:1:5:6:7:8"], true],
    ["different IPv6 networks", ["2001:db8:0:1::1", "2001:db8:0:2::1", "2001:db8::1"], false],
    ["a network with zeros", ["2001:db8::1", "2001:db8::", "2001:db8:0:0:9::"], true],
    ["addresses of a link, whose zone is local", ["fe80::1%eth0", "fe80::2%eth0", "fe80::3%eth1"], true],
    [
      "IPv4 clients behind a translator",
      ["64:ff9b::c000:201", "64:ff9b::c000:202", "64:ff9b::c000:203"],
      false,
    ],
    ["one IPv4 client, translated or not", ["64:ff9b::c000:201", "192.0.2.1", "64:ff9b::192.0.2.1"], true],
    ["clients behind a local translator", ["64:ff9b:1::1", "64:ff9b:1::2", "64:ff9b:1::3"], false],
    ["this machine", ["127.0.0.1", "127.0.0.1", "127.0.0.1"], false],
    ["this machine by IPv6", ["::1", "::1", "::ffff:127.0.0.1"], false],
    ["clients that have left", [undefined, undefined, undefined], false],
  ])("%s", (_, addresses, isShared) => {
    const open = opened(2);
    const sockets = addresses.map(open);
    expect(sockets.map(({ destroyed }) => destroyed)).toEqual([false, false, isShared]);
  });

  it("count as long as they are open, and once", () => {
    const server = new EventEmitter();
    shareConnections(server, 2);
    const [first, second, third] = [1, 2, 3].map(() => new FakeSocket("192.0.2.1"));
    for (const socket of [first, first, first, second]) server.emit("connection", socket);
    expect([first?.destroyed, second?.destroyed]).toEqual([false, false]);
    first?.destroy();
    server.emit("connection", third);
    expect(third?.destroyed).toBe(false);
  });

  it("of a proxy on this machine have no share", async () => {
    const service = await startService({ maxConnections: 4 });
    const get = "GET /books HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    const answers = await Promise.all([1, 2, 3].map(() => wire(service.port, get)));
    expect(answers.map(([answer]) => answer?.status)).toEqual([200, 200, 200]);
    await service.close();
  });
});
