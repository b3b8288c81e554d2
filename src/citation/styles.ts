import { type Cited, dayOf, keyOf } from "./cited.ts";

/** What stands where a style wants the day a reader looked, which no page can know. */
export const accessDay = "YYYY-MM-DD";

/** By the seventh edition of the APA's manual, section 10.16; it asks for no day of access where a version never changes. */
export function apaOf(cited: Cited): string {
  const { author, title, label, versionText, kind, siteName, url = "", language } = cited;
  const [year, month, day] = dayOf(cited);
  const [date, about] = {
    en: [`${year}, ${monthNames[month - 1]} ${day}`, ` (${kind} ${label}, ${versionText})`],
    "zh-cn": [`${year}年${month}月${day}日`, `（${kind}${label}，${versionText}）`],
  }[language] as [string, string];
  return `${author}. (${date}). ${title}${about}. ${siteName}. ${url}`.trim();
}

/** By GB/T 7714-2015, section 4.6: an electronic resource with its day of publication, and in brackets the day of access. */
export function gbtOf(cited: Cited): string {
  const { author, title, published, url } = cited;
  const where = url ? `(${published})[${accessDay}]. ${url}.` : `(${published}).`;
  return `${author}. ${title}: ${keyOf(cited)}[EB/OL]. ${where}`;
}

const monthNames =
  "January February March April May June July August September October November December".split(" ");
