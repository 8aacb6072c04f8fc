/** An encoding that text is read in. GBK and GB2312 are parts of GB18030, Latin-1 of Windows-1252. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'windows-1252';

/** Every {@link Encoding}. */
export const ENCODINGS: readonly [Encoding, ...Encoding[]] = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'windows-1252',
];
