// The service on a store, as a process that is killed: `node crash-server.ts STORE` prints its port.
import { randomBytes } from "node:crypto";
import { createApp, wiring } from "../../generated/server.ts";
import { openStore, storeSettingFrom } from "../../src/cli/serve/store-setting.ts";
import { listen } from "../../src/server/listen.ts";
import { StoreUnavailable } from "../../src/server/port.ts";
import { handlers } from "../../src/service/handlers.ts";
import { OutcomeUnknown } from "../../src/sql/outcome-unknown.ts";

const setting = storeSettingFrom("STORE", process.argv[2] ?? "");
const store = await openStore(setting, { now: Date.now, random: (length) => randomBytes(length) });
const app = createApp(handlers, store, {
  now: Date.now,
  onError: (error) => {
    const isExpected = error instanceof StoreUnavailable || error instanceof OutcomeUnknown;
    if (!isExpected) console.error(error);
  },
});
const { origin } = await listen(app, wiring, { port: 0 });
console.log(new URL(origin).port);
