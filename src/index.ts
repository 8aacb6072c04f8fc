export { analyze } from './pipeline/analyze.js';
