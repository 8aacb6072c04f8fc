/**
 * Words in the brackets of a title that make another job of it, beside the technologies that the catalogue knows: the
 * language that is spoken, the level, the side of the system. Folded.
 */
export const TELLING_WORDS: readonly string[] = [
  ...words(
    '英语 日语 韩语 德语 法语 西班牙语 葡萄牙语 意大利语 俄语 阿拉伯语 泰语 越南语 印尼语 马来语 土耳其语 荷兰语 波兰语',
  ),
  ...words('英文 日文 韩文 德文 法文 粤语 小语种'),
  ...words(
    'english japanese korean german french spanish portuguese italian russian arabic thai vietnamese indonesian',
  ),
  ...words('malay turkish dutch polish czech slovak hungarian romanian greek hebrew hindi ukrainian danish norwegian'),
  ...words('swedish finnish mandarin cantonese chinese'),
  ...words('初级 中级 高级 资深 专家 junior senior staff principal lead'),
  ...words('前端 后端 客户端 服务端 服务器 frontend backend'),
];

function words(list: string): string[] {
  return list.split(' ');
}
