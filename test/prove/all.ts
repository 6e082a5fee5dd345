// The properties, in the order in which they are tried.
import { abortedProperty } from "./aborted.ts";
import { firstPageProperty, pagesProperty } from "./app.ts";
import { editsProperty, faultsProperty, sizesProperty } from "./client.ts";
import { connectionsProperty } from "./connections.ts";
import { crashesProperty } from "./crashes.ts";
import { crossSiteProperty } from "./cross-site.ts";
import { curlProperty } from "./curl.ts";
import { economyProperty } from "./economy.ts";
import { hostileProperty } from "./hostile.ts";
import { incrementsProperty } from "./increments.ts";
import { judgeProperty } from "./judge.ts";
import { linearizableProperty } from "./linearizable.ts";
import { linksProperty } from "./links.ts";
import { modelProperty } from "./model-run.ts";
import { orderProperty } from "./order.ts";
import { ownProperty } from "./own.ts";
import { pausesProperty } from "./pauses.ts";
import { databaseCrashesProperty, processesProperty } from "./processes.ts";
import type { Property } from "./property.ts";
import { refusedUploadsProperty } from "./refused-uploads.ts";
import { repeatProperty } from "./repeat.ts";
import { rowsProperty } from "./rows-on-stores.ts";
import { sameKeyProperty } from "./same-key.ts";
import { strangersProperty } from "./strangers.ts";

export const properties: readonly Property[] = [
  // First, while nothing else has asked for memory.
  abortedProperty,
  modelProperty,
  repeatProperty,
  orderProperty,
  incrementsProperty,
  sameKeyProperty,
  crashesProperty,
  databaseCrashesProperty,
  processesProperty,
  linearizableProperty,
  rowsProperty,
  hostileProperty,
  connectionsProperty,
  pausesProperty,
  refusedUploadsProperty,
  curlProperty,
  crossSiteProperty,
  faultsProperty,
  editsProperty,
  sizesProperty,
  judgeProperty,
  strangersProperty,
  ownProperty,
  economyProperty,
  firstPageProperty,
  pagesProperty,
  linksProperty,
];
