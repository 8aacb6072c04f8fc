import fc from 'fast-check';

/** Any string of JavaScript, lone surrogates included. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
);

const PARTS = [
  ...['高并发', '微服务', '负责', '熟悉', '系统架构', '量子', '芯片', '資料庫', '云', '𠮷'],
  ...[
    'Go',
    'golang',
    'C++',
    'C#',
    '.NET',
    'Node.js',
    'CI/CD',
    'k8s',
    'Vue2.x',
    'Python3.8',
    'Spring Boot',
    'R',
    'gRPC',
  ],
  ...['engineers', 'Engineering', "we're", 'master’s', 'high-concurrency', 'café', 'Résumé', 'snake_case'],
  ...['ＪＡＶＡ', 'Ｃ＋＋', 'Ｎｏｄｅ．ｊｓ', '，', '（', '）', '　'],
  ...['🚀', '👨‍💻', '1️⃣', '①', '™', '…', '★'],
  ...['ﬁle', 'ｶﾞｲﾄﾞ', 'エンジニア', '데이터', 'Re\u0301sume\u0301', 'Kuber\u200bnetes'],
  ...['25-45K', '3年', '99.9%', '1.1', 'https://a.example/go', 'hr@example.com', '<br/>', '&nbsp;', '<p class="go">'],
  ...[' ', ' ', '\n', '、', '/', '-', '.', '+', '#', ',', '(', ')', "'", '@', ':', '<', '&'],
] as const;

/** Texts as job descriptions hold them: Chinese, English, symbols, emoji, full width, in any mixture. */
export const jobText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...PARTS), { maxLength: 24 })
  .map((parts) => parts.join(''));
