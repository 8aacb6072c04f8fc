// Words that stand alone in fields for a place and name no city; countries that are cities too are not among them.
const NO_CITY = new Set(
  `united states|usa|us|united kingdom|uk|european union|europe|germany|france|spain|italy
   |portugal|netherlands|belgium|poland|sweden|denmark|norway|finland|austria|switzerland|ireland|greece|romania|india
   |china|japan|canada|australia|brazil|mexico|remote|anywhere|worldwide
   |异地招聘|远程|全国|不限|海外|国外|中国|其他`
    .split('|')
    .map((name) => name.trim()),
);

/**
 * The city of a place field: what stands before the district, the street or the country.
 *
 * @example
 * cityOf('北京-海淀区'); // '北京'
 * cityOf('Utrecht, Utrecht, Netherlands'); // 'Utrecht'
 */
export function cityOf(field: string | null): string | null {
  const first = field?.split(/[,，、;；/|·•\n]|\s[-–—]\s|(?<=\p{Script=Han})[-–—\s]/u, 1)[0]?.trim() ?? '';
  const city = first.replace(/(?<=\p{Script=Han}{2})市.{0,40}$/u, '');
  const bare = city.replace(/^Greater (?=\w)|(?<=\w) (?:Metropolitan |Bay )?Area$/g, '');
  return bare === '' || NO_CITY.has(bare.toLowerCase()) ? null : bare;
}
