/** Formats by their RFCs, where ajv-formats accepts more or less (JSON Schema 2020-12 Validation 7.3). */

// RFC 3339 5.6: partial-time, time-offset.
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:z|([+-])(\d\d):(\d\d))$/i;

/** RFC 3339 5.6, full-time: an offset with a colon, and second 60 only where UTC has a leap second (5.7). */
export function time(text: string): boolean {
  const [whole, hour, minute, second, sign, offsetHour = "0", offsetMinute = "0"] = TIME.exec(text) ?? [];
  if (whole === undefined) return false;
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  const [oh, om] = [Number(offsetHour), Number(offsetMinute)];
  if (h > 23 || m > 59 || s > 60 || oh > 23 || om > 59) return false;
  if (s < 60) return true;
  const offset = (oh * 60 + om) * (sign === "-" ? -1 : 1);
  return (h * 60 + m - offset + 2 * DAY) % DAY === DAY - 1;
}

const DAY = 24 * 60;

/** RFC 3339 5.6, date-time: a date and a time with `T` between them. */
export function dateTime(text: string): boolean {
  return (text[10] === "T" || text[10] === "t") && date(text.slice(0, 10)) && time(text.slice(11));
}

function date(text: string): boolean {
  const [whole, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (whole === undefined) return false;
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const isLeap = y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1];
  return days !== undefined && d >= 1 && d <= days;
}

// RFC 5321 4.1.2: Dot-string, Quoted-string, Domain; 4.1.3: IPv4 address literals, and IPv6 ones roughly.
const DOTTED = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const QUOTED = /^"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*"$/;
const DOMAIN = /^[a-z0-9](?:-*[a-z0-9])*(?:\.[a-z0-9](?:-*[a-z0-9])*)*$/i;
const IPV4 = /^\[(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\]$/;
const IPV6 = /^\[IPv6:(?=[^:]*:[^:]*:)(?!.*:::)[0-9a-f:.]{2,45}\]$/i;

/** RFC 5321 4.1.2, Mailbox: also a quoted local part, a domain without a dot, and an address literal. */
export function email(text: string): boolean {
  const at = text.lastIndexOf("@");
  // RFC 5321 4.5.3.1.1 and 4.5.3.1.2
  if (at < 1 || at > 64 || text.length - at > 256) return false;
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  if (!DOTTED.test(local) && !QUOTED.test(local)) return false;
  return DOMAIN.test(domain) || IPV4.test(domain) || IPV6.test(domain);
}

/** RFC 9562 4: without `urn:uuid:`, which is a URI. */
export function uuid(text: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);
}
