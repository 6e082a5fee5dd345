// The styles of all frameworks that the judge is tried on.
import type { Style } from "./engine.ts";
import { aspNet, chi, laravel, loopBack, nest } from "./more-styles.ts";
import { express, fastapi, jsonApi, rails, rest, spring } from "./styles.ts";

export const styles: readonly Style[] = [
  express,
  fastapi,
  rest,
  jsonApi,
  spring,
  rails,
  laravel,
  nest,
  loopBack,
  chi,
  aspNet,
];
