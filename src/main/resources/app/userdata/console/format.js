// Numbers, bytes and times for reading.

const NUMBERS = new Intl.NumberFormat("en");
const TENTHS = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const TIMES = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

function number(value) {
  return NUMBERS.format(value);
}

/** Decimal units, as storage bills them. */
function bytes(value) {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  let unit = 0;
  let size = value;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return (unit === 0 ? number(Math.round(size)) : TENTHS.format(size)) + " " + units[unit];
}

function time(iso) {
  return el("time", { datetime: iso }, TIMES.format(new Date(iso)));
}

/** About how long, in the largest unit that tells. */
function duration(seconds) {
  const steps = [[86400, "day"], [3600, "hour"], [60, "minute"], [1, "second"]];
  const [size, unit] = steps.find(([length]) => seconds >= 1.5 * length) || [1, "second"];
  const count = Math.max(1, Math.round(seconds / size));
  return number(count) + " " + unit + (count === 1 ? "" : "s");
}

/** How far a time is away. */
function until(iso) {
  const seconds = (new Date(iso) - Date.now()) / 1000;
  return seconds > 0 ? "in " + duration(seconds) : duration(-seconds) + " ago";
}

function plural(count, one, many) {
  return number(count) + " " + (count === 1 ? one : many || one + "s");
}

function shortId(id) {
  return id.slice(0, 8);
}
