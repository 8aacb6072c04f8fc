/**
 * Regular expression source of what tells a calendar year from a number of years behind 年: in 19年毕业 and 08年开始 the two
 * digits are 2019 and 2008. To stand behind 年.
 */
export const NOT_A_DATE =
  '(?!\\s?(?:年?[初中底末春夏秋冬]|[上下]半年)?(?:从|自|于)?(?:本科|硕士|博士|研究生|大学|大专|校招|社招)?(?:毕业|开始|入职|加入|进入|起(?!步)|至今|到|离职|跳槽|转[到做行岗]|考入|[-–—~至]))';

/** Regular expression source that refuses 08, which is no number of years. To stand before a number. */
export const NO_LEADING_ZERO = '(?!0\\d)';
