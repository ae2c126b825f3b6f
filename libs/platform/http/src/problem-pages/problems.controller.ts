import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../identity/public.decorator.js';
import { ApiProblems } from '../problems/api-problems.js';
import { HttpProblem } from '../problems/http-problem.js';
import { ProblemCatalogue, slugOf } from '../problems/problem-catalogue.js';
import { policyOfStyle } from '../walls/security-headers.js';
import { PAGE_STYLE, problemListPage, problemPage } from './problem-page.js';

const html = { 'text/html': { schema: { type: 'string' as const } } };
const CSP = policyOfStyle(PAGE_STYLE);

/** The pages that the `type` of every problem links to. They never change, so all responses share their bytes. */
@Public()
@ApiTags('problems')
@Controller('problems')
export class ProblemsController {
  private readonly listPage: Buffer;
  private readonly pages: ReadonlyMap<string, Buffer>;

  constructor({ entries }: ProblemCatalogue) {
    this.listPage = Buffer.from(problemListPage(entries));
    this.pages = new Map(entries.map((entry) => [slugOf(entry.code), Buffer.from(problemPage(entry))]));
  }

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', CSP)
  @Header('cache-control', 'public, max-age=300')
  @ApiOperation({
    summary: 'Danh mục thông báo lỗi / all problems that this service may send.',
    description:
      'Không cần đăng nhập; một trang bằng tiếng Việt và tiếng Anh. / No token needed; a page in Vietnamese and English.',
  })
  @ApiResponse({ status: 200, description: 'A page in Vietnamese and English.', content: html })
  @ApiProblems(400, 406, 500, 503)
  list(): Buffer {
    return this.listPage;
  }

  @Get(':slug')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', CSP)
  @Header('cache-control', 'public, max-age=300')
  @ApiOperation({
    summary: 'Một thông báo lỗi / one problem: when it occurs and what to do.',
    description:
      'Không cần đăng nhập; trường type của mỗi thông báo lỗi dẫn đến trang này. / No token needed; the type of every problem leads here.',
  })
  @ApiParam({
    name: 'slug',
    description: 'Mã lỗi, chữ thường và gạch nối / the code in kebab-case.',
    schema: { type: 'string', example: 'stale-revision' },
  })
  @ApiResponse({ status: 200, description: 'A page in Vietnamese and English.', content: html })
  @ApiProblems(400, 404, 406, 500, 503)
  page(@Param('slug') slug: string): Buffer {
    const page = this.pages.get(slug);
    if (!page) throw new HttpProblem('NOT_FOUND');
    return page;
  }
}
