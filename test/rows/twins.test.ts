// Rows 67 and 68: concurrent requests with one key.
import { expect } from "vitest";
import { ask, countBooks, emma, emptyStore, request, sleep, together, told, withService } from "./asking.ts";
import { row } from "./rows.ts";
import type { Service } from "./service.ts";

const REPLAYED = "idempotency-replayed";
const JSON_LINE = "Content-Type: application/json";
const post = (service: Service, key: string) =>
  ask(service, "POST", "/books", { headers: { "idempotency-key": key }, body: emma });
const isReplay = ({ headers }: { headers: Headers }): boolean => headers.get(REPLAYED) === "true";

const keyed = (body: object): Buffer =>
  request("POST", "/books", [JSON_LINE, "Idempotency-Key: twin"], JSON.stringify(body));

row(
  67,
  "of concurrent requests with one key one runs and the others wait for its response; 409 with Retry-After on timeout",
  async () => {
    await withService({}, async (service) => {
      const answers = await together(
        service.port,
        Array.from({ length: 50 }, () => keyed(emma)),
      );
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 201));
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(answers.filter(({ headers }) => !headers.has(REPLAYED))).toHaveLength(1);
      expect(await countBooks(service)).toBe(1);
    });

    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const inner = emptyStore();
    let isFirst = true;
    const hanging: typeof inner = {
      ...inner,
      write: async (work) => {
        const hangs = isFirst;
        isFirst = false;
        if (hangs) await released;
        return inner.write(work);
      },
    };
    const waits: number[] = [];
    const wait = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);
    await withService({ store: hanging, wait }, async (service) => {
      const first = post(service, "twin");
      while (isFirst) await sleep(1);
      const late = await post(service, "twin");
      expect(told(late)).toBe("409 key-in-progress");
      expect(late.headers.get("retry-after")).toMatch(/^[1-9]\d*$/);
      // The service itself waits for two seconds.
      expect([...new Set(waits)]).toEqual([2000]);
      release();
      const [answered, again] = [await first, await post(service, "twin")];
      expect([answered.status, isReplay(answered), again.text, isReplay(again)]).toEqual([
        201,
        false,
        answered.text,
        true,
      ]);
      expect(await countBooks(service)).toBe(1);
    });
  },
);

row(68, "of two concurrent contents with one key the first is added, the second is 422", () =>
  withService({}, async (service) => {
    for (let round = 1; round <= 10; round++) {
      const send = (title: string): Buffer =>
        request(
          "POST",
          "/books",
          [JSON_LINE, `Idempotency-Key: ${round}`],
          JSON.stringify({ ...emma, title }),
        );
      const answers = await together(service.port, [send("One"), send("Two")]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422]);
      const refused = answers.find(({ status }) => status === 422);
      expect(JSON.parse(refused?.text ?? "{}").type).toBe("/problems/key-reused");
      expect(await countBooks(service)).toBe(round);
    }
  }),
);
