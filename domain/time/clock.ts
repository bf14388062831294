const formats = new Map<string, Intl.DateTimeFormat>();

/** A way to write moments on a zone's clock. A list writes thousands, and making the form takes longer than using it. */
export function clockFormat(tag: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([tag, zone, options]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(tag, { ...options, timeZone: zone });
  formats.set(key, format);
  return format;
}
