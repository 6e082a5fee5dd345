// The check digit of an ISBN-13.

/**
 * @param isbn 13 digits
 * @returns whether the last digit is the check digit: with weights 1 and 3 in turn, the sum is a multiple of ten (ISO 2108)
 */
export function hasValidCheckDigit(isbn: string): boolean {
  let sum = 0;
  for (let i = 0; i < isbn.length; i++) sum += Number(isbn[i]) * (i % 2 === 0 ? 1 : 3);
  return sum % 10 === 0;
}
