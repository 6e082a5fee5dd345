// Which trace a request belongs to: the values of W3C Trace Context, and what is not one.
import { describe, expect, it } from "vitest";
import { traceContextOf } from "../../src/http/trace-context.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const PARENT = "00f067aa0ba902b7";
const parent = `00-${TRACE}-${PARENT}-01`;

describe("traceparent", () => {
  it.each([parent, `00-${TRACE}-${PARENT}-00`, `01-${TRACE}-${PARENT}-01`, `01-${TRACE}-${PARENT}-01-more`])(
    "%s is passed on",
    (traceparent) => {
      expect(traceContextOf(traceparent, null)).toEqual({ traceparent, traceId: TRACE, parentId: PARENT });
    },
  );

  it.each([
    "",
    "00",
    `ff-${TRACE}-${PARENT}-01`,
    `00-${TRACE}-${PARENT}-01-more`,
    `00-${TRACE.toUpperCase()}-${PARENT}-01`,
    `00-${"0".repeat(32)}-${PARENT}-01`,
    `00-${TRACE}-${"0".repeat(16)}-01`,
    `00-${TRACE}-${PARENT}`,
    `${parent}, ${parent}`,
    `${parent}\n`,
  ])("%j is none", (traceparent) => {
    expect(traceContextOf(traceparent, "a=b")).toBeUndefined();
  });
});

describe("tracestate", () => {
  it.each([
    "a=b",
    "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE",
    " a=b , , c=d ",
    "0tenant@vendor=x y",
    "a_-*/=~",
  ])("%j is passed on", (tracestate) =>
    expect(traceContextOf(parent, tracestate)?.tracestate).toBe(tracestate),
  );

  it.each([
    "",
    "a",
    "=b",
    "A=b",
    "a=",
    "a=b=c",
    "a=b,a=c",
    "a@1=b",
    "é=b",
    "a=é",
    Array.from({ length: 33 }, (_, at) => `k${at}=v`).join(),
    `a=${"x".repeat(257)}`,
    "a=b,".repeat(3000),
  ])("%.40j is left out, and the trace is not", (tracestate) => {
    const context = traceContextOf(parent, tracestate);
    expect([context?.traceId, context?.tracestate]).toEqual([TRACE, undefined]);
  });
});
