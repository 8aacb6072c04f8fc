import { createBm25Vectorizer } from '../../src/vectorize/bm25.js';
import { createTfidfVectorizer } from '../../src/vectorize/tfidf.js';
import { vectorizerContract } from './vectorizer.js';

vectorizerContract('tf-idf', () => createTfidfVectorizer());
vectorizerContract('tf-idf, plain', () => createTfidfVectorizer({ norm: 'none', sublinearTf: false }));
vectorizerContract('bm25', () => createBm25Vectorizer());
vectorizerContract('bm25, plain', () => createBm25Vectorizer({ norm: 'none', k1: 0.5, b: 1 }));
