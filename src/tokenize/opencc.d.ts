// opencc-js types its entries only; its single tables are what is wanted (see simplify.ts). Pairs are parted by `|`, the
// two sides of a pair by a space.
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string;
  export default pairs;
}
declare module 'opencc-js/dict/TSPhrases' {
  const pairs: string;
  export default pairs;
}
