import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/pipeline/analyze.js';
import { summaryOf } from '../../../src/pipeline/summary.js';

// Front end mostly; two of seven ask for Go.
const MIXED = [
  { id: 'fe-1', title: '前端开发工程师', text: '熟悉Vue、TypeScript与CSS，负责管理后台页面开发' },
  { id: 'fe-2', title: 'Front end developer', text: 'React, TypeScript and CSS; an admin console.' },
  { id: 'fe-3', title: '前端', text: '熟悉Vue与TypeScript，负责组件库与页面' },
  { id: 'fe-4', title: '前端', text: '熟悉Vue，单页应用，组件化' },
  { id: 'php-1', title: 'PHP开发', text: '熟悉Laravel与MySQL，负责网站' },
  { id: 'go-1', title: 'Go开发工程师', text: '熟悉Golang与Gin，设计RESTful API' },
  { id: 'go-2', title: 'Golang后端', text: '熟悉Go语言与Echo，编写接口' },
];

const lines = summaryOf(await analyze(MIXED, { clusters: 1 })).split('\n');
const linesOf = (name: string): string[] => lines.filter((line) => line.startsWith(`- **${name}**`));

describe('what the packs say in a summary', () => {
  it('is theirs who speak for half of the jobs', () => {
    expect(linesOf('Frameworks')).toHaveLength(1);
    expect(linesOf('Frameworks')[0]).toMatch(/^- \*\*Frameworks\*\*: javascript-front \(4 of 7 jobs\): Vue\.js /);
    expect(linesOf('Decision')).toHaveLength(1);
    expect(linesOf('Decision')[0]).toContain('Vue.js: ');
    expect(linesOf('Decision')[0]).toContain('(javascript-front: react 1, vue 3, not concerned 3)');
  });

  it('is one line for those who speak for fewer, and one for those who abstain', () => {
    expect(linesOf('Of a part')).toEqual(['- **Of a part**: go-web (2 of 7): Gin, Echo']);
    expect(linesOf('Packs that abstain')).toHaveLength(1);
    expect(linesOf('Packs that abstain')[0]).toContain('php-web (1 of 7)');
    expect(linesOf('Packs that abstain')[0]).toMatch(/java, java-data, python-web, node-web \(0\)$/);
  });

  it('tells the questions that no job answers, and what would change the outcome', () => {
    const from = lines.indexOf(linesOf('Decision')[0]!) + 1;
    const details = lines.slice(from, from + lines.slice(from).findIndex((line) => !line.startsWith('  ')));
    expect(details.filter((line) => line.startsWith('  - No job answers: '))).toHaveLength(1);
    expect(details.filter((line) => / 若.* if /.test(line))).toHaveLength(3);
    expect(details.join('\n')).toContain('uni-app: 若文本要求一份代码出多端 if one code base for many ends were asked');
  });
});
