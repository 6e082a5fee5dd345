// Concurrent requests with one key: never two at once, and each gets a response in time.
import { describe, expect, it } from "vitest";
import { keyedTurns } from "../../src/server/keyed-turns.ts";

const never = () => new Promise<void>(() => undefined);

describe("requests with one key", () => {
  it("of one scope run one after another, of different scopes together", async () => {
    const { inTurn } = keyedTurns(never);
    const running = new Map<string, number>();
    let most = 0;
    const work = (scope: string) => async () => {
      const now = (running.get(scope) ?? 0) + 1;
      running.set(scope, now);
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running.set(scope, now - 1);
      return scope;
    };
    const scopes = Array.from({ length: 20 }, (_, i) => `scope ${i % 2}`);
    const answers = await Promise.all(scopes.map((scope) => inTurn(scope, work(scope), () => "late")));
    expect(answers).toEqual(scopes);
    expect(most).toBe(1);
  });

  it("get 409 with Retry-After on timeout, and the first one continues", async () => {
    const { inTurn } = keyedTurns(async () => undefined);
    let finish = (_: string): void => undefined;
    const first = inTurn(
      "a",
      () => new Promise<string>((resolve) => (finish = resolve)),
      () => "late",
    );
    expect(
      await inTurn(
        "a",
        async () => "second",
        () => "late",
      ),
    ).toBe("late");
    finish("first");
    expect(await first).toBe("first");
    expect(
      await inTurn(
        "a",
        async () => "third",
        () => "late",
      ),
    ).toBe("third");
  });

  it("go on when the first one fails", async () => {
    const { inTurn } = keyedTurns(never);
    const first = inTurn(
      "a",
      async () => Promise.reject(new Error("no")),
      () => "late",
    );
    const second = inTurn(
      "a",
      async () => "second",
      () => "late",
    );
    await expect(first).rejects.toThrow("no");
    expect(await second).toBe("second");
  });
});
