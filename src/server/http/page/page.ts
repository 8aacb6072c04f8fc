import { createHash } from 'node:crypto';
import { SCRIPT } from './script.js';
import { STYLE } from './style.js';

/** A page to try the service with. It takes nothing from elsewhere, and writes what it is answered as text only. */
export const PAGE: string = `<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>jobprism</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>jobprism</h1>
<p>试一试本服务 · Try this service. <a href="openapi.json">openapi.json</a></p>
<label for="key">密钥（本机无密钥时留空） · Key (empty where none is needed)</label>
<input id="key" type="password" autocomplete="off">
<div class="columns">
<section>
<h2>推荐 · Recommend</h2>
<label for="person">简历或几句介绍 · A résumé or a few sentences</label>
<textarea id="person" rows="8">五年 Go 后端开发，熟悉 Gin、Redis、Kafka，做过高并发网关。</textarea>
<button id="recommend" type="button">推荐职位 · Recommend jobs</button>
</section>
<section>
<h2>解析 · Assign</h2>
<label for="job">职位描述 · A job description</label>
<textarea id="job" rows="8">负责 Go 微服务开发，熟悉 gRPC、Kubernetes，三年以上经验，本科。</textarea>
<button id="assign" type="button">解析职位 · Read the job</button>
</section>
</div>
<p id="state" role="status" aria-live="polite"></p>
<ol id="list"></ol>
<details><summary>JSON</summary><pre id="json"></pre></details>
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;

/** What the page may do: run its own script, use its own style, ask this service. */
export const PAGE_POLICY: string = [
  "default-src 'none'",
  `script-src ${digestOf(SCRIPT)}`,
  `style-src ${digestOf(STYLE)}`,
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

function digestOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
