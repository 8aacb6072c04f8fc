import { createTfidfVectorizer } from '../../src/vectorize/tfidf.js';
import { vectorizerContract } from './vectorizer.js';

vectorizerContract('tf-idf', () => createTfidfVectorizer());
vectorizerContract('tf-idf, plain', () => createTfidfVectorizer({ norm: 'none', sublinearTf: false }));
