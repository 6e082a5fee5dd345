/** Whether a JavaScript number can hold a JSON number exactly (RFC 8259 6). */

// The limit of Number.prototype.toPrecision (ECMA-262 21.1.3.5); more digits are never a measurement.
const MOST_DIGITS = 100;

/**
 * Whether a double holds a JSON number exactly: no digit is lost, and an integer that is written without fraction and
 * exponent, as an id is, is in the safe range.
 *
 * The double, as JavaScript writes it or with as many digits as the literal has, must equal the literal: 0.1, 1.10, 1e3
 * and 0.10000000000000001 and 6.02214076e23 are kept, 3.14159265358979323846, 9007199254740992, 1e400 and 1e-400 are not.
 */
export function isLossless(literal: string): boolean {
  const value = Number(literal);
  if (/^-?\d+$/.test(literal) && !Number.isSafeInteger(value)) return false;
  const written = decimal(literal);
  if (written.digits === "") return true;
  if (!Number.isFinite(value) || written.digits.length > MOST_DIGITS) return false;
  const kept = [String(value), value.toPrecision(written.digits.length)].map(decimal);
  return kept.some(({ digits, exponent }) => digits === written.digits && exponent === written.exponent);
}

// The number is digits * 10^exponent, without zeros at either end of the digits; zero has no digits.
function decimal(literal: string): { readonly digits: string; readonly exponent: number } {
  // RFC 8259 6: number = [ minus ] int [ frac ] [ exp ]
  const [mantissa = "", exponent = "0"] = literal.replace(/^-/, "").toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const digits = (whole + fraction).replace(/^0+/, "");
  let end = digits.length;
  while (digits[end - 1] === "0") end--;
  return { digits: digits.slice(0, end), exponent: Number(exponent) - fraction.length + digits.length - end };
}

/**
 * Whether a number is a multiple of another one in decimal arithmetic, as both are written (JSON Schema Validation
 * 6.2.1): 19.99 is a multiple of 0.01, although the quotient of the two doubles is not an integer.
 */
export function isMultiple(value: number, of: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(of)) return value % of === 0;
  const [one, other] = [decimal(String(value)), decimal(String(of))];
  const shift = Math.min(one.exponent, other.exponent);
  const whole = ({ digits, exponent }: typeof one) => BigInt(digits) * 10n ** BigInt(exponent - shift);
  return whole(one) % whole(other) === 0n;
}
