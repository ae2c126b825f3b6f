import type { Language } from '@app/texts';
import { slugOf } from '../problems/problem-catalogue.js';
import type { ProblemEntry } from '../problems/problem-entry.js';

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Its hash is named in the policy of these pages. */
export const PAGE_STYLE = `
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 70ch; margin: 2rem auto; padding: 0 1rem; color: #0a1530; }
code { background: #eef2fa; padding: .1em .3em; border-radius: 4px; }
section { border-top: 1px solid #ccd4e6; margin-top: 1.5rem; }
`;

const page = (title: string, body: string): string => `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;

const LABELS = {
  vi: { cause: 'Vì sao', fix: 'Cần làm gì', developer: 'Dành cho lập trình viên' },
  en: { cause: 'Why', fix: 'What to do', developer: 'For developers' },
} as const;

const languageSection = (
  { title, cause, fix, developer }: ProblemEntry,
  language: Language,
): string => `<section lang="${language}">
<h2>${escapeHtml(title[language])}</h2>
<h3>${LABELS[language].cause}</h3>
<p>${escapeHtml(cause[language])}</p>
<h3>${LABELS[language].fix}</h3>
<p>${escapeHtml(fix[language])}</p>${
  developer ? `\n<h3>${LABELS[language].developer}</h3>\n<p>${escapeHtml(developer[language])}</p>` : ''
}
</section>`;

/** The page of one problem, in both languages. */
export const problemPage = (entry: ProblemEntry): string =>
  page(
    entry.title.vi,
    `<p><a href="/problems">Về danh mục thông báo lỗi <span lang="en">/ All problems</span></a></p>
<h1><code>${entry.code}</code> (${entry.status})</h1>
${languageSection(entry, 'vi')}
${languageSection(entry, 'en')}`,
  );

/** The list of all problems. */
export const problemListPage = (entries: readonly ProblemEntry[]): string =>
  page(
    'Danh mục thông báo lỗi',
    `<h1>Danh mục thông báo lỗi <span lang="en">/ Problems this service may return</span></h1>
<ul>
${entries
  .map(
    ({ code, status, title }) =>
      `<li><a href="/problems/${slugOf(code)}"><code>${code}</code></a> (${status}): ${escapeHtml(title.vi)} <span lang="en">/ ${escapeHtml(title.en)}</span></li>`,
  )
  .join('\n')}
</ul>`,
  );
