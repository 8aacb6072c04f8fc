/** The script of the page, in the JavaScript of browsers. Nothing of an answer becomes markup. */
export const SCRIPT: string = `
'use strict';
const at = (id) => document.getElementById(id);
const percent = (score) => Math.round(score * 100) + ' %';
const names = (tags) => tags.map((tag) => tag.name || tag.id).join(', ');
const reason = (part) => (part.id ? part.id + ' ' : '') + part.kind + ' +' + percent(part.contribution);
const reasons = (parts) => parts.filter((part) => part.contribution > 0).slice(0, 6).map(reason).join(', ');
function show(title, ...details) {
  const item = document.createElement('li');
  item.textContent = title;
  for (const detail of details) {
    const small = document.createElement('small');
    small.textContent = detail;
    item.append(small);
  }
  at('list').append(item);
}
async function ask(path, body, tell) {
  const headers = { 'content-type': 'application/json' };
  if (at('key').value) headers.authorization = 'Bearer ' + at('key').value;
  at('state').textContent = '…';
  at('list').replaceChildren();
  at('json').textContent = '';
  try {
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
    const answer = await response.json();
    at('json').textContent = JSON.stringify(answer, null, 2);
    at('state').textContent = response.ok ? '' : answer.detail + ' ' + answer.remedy;
    if (response.ok) tell(answer);
  } catch (error) {
    at('state').textContent = String(error);
  }
}
at('recommend').addEventListener('click', () =>
  ask('v1/recommend', { person: { text: at('person').value } }, ({ jobs }) => {
    if (jobs.length === 0) at('state').textContent = '没有合适的职位 · No job fits';
    for (const job of jobs) {
      show(percent(job.score) + ' ' + (job.title || job.id) + (job.company ? ' · ' + job.company : ''),
        '因 · because: ' + reasons(job.parts),
        job.missing.length > 0 ? '缺 · missing: ' + names(job.missing) : '');
    }
  }));
at('assign').addEventListener('click', () =>
  ask('v1/assign', { text: at('job').value }, (job) => {
    show('角色 · role: ' + job.role, job.level || '');
    show('聚类 · cluster: ' + job.cluster, percent(job.similarity));
    show('技能 · skills', names(job.skills));
    show('能力 · capabilities', names(job.capabilities));
  }));
`;
