// Header fields of other services with the meaning of `Idempotency-Key`.

const NAMES =
  /^(?:x-)?(?:[a-z0-9]+-)?(?:idempotency-?(?:key|id|token)|idempotent-key|paypal-request-id|client-?request-token)$/i;

/**
 * @param name of a header parameter
 * @returns whether services use a field with this name for an idempotency key
 * @example
 * isUsualKeyField("X-Idempotency-Key") // true
 */
export function isUsualKeyField(name: string): boolean {
  return NAMES.test(name);
}
