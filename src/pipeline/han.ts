/** A Chinese character. */
export const HAN: RegExp = /[\u3400-\u9fff]/;
