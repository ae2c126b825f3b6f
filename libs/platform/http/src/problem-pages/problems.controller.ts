import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../identity/public.decorator.js';
import { ApiProblems } from '../problems/api-problems.js';
import { HttpProblem } from '../problems/http-problem.js';
import { ProblemCatalogue } from '../problems/problem-catalogue.js';
import { problemListPage, problemPage } from './problem-page.js';

const html = { 'text/html': { schema: { type: 'string' as const } } };
const CSP = "default-src 'none'; style-src 'unsafe-inline'";

/** The pages that the `type` of every problem links to. */
@Public()
@ApiTags('problems')
@Controller('problems')
export class ProblemsController {
  constructor(private readonly catalogue: ProblemCatalogue) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', CSP)
  @ApiOperation({ summary: 'All problems that this service may send' })
  @ApiResponse({ status: 200, description: 'A page in Vietnamese and English.', content: html })
  @ApiProblems(400, 500)
  list(): string {
    return problemListPage(this.catalogue.entries);
  }

  @Get(':slug')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', CSP)
  @ApiOperation({ summary: 'One problem: when it occurs and what to do' })
  @ApiParam({
    name: 'slug',
    description: 'The code in kebab-case.',
    schema: { type: 'string', example: 'stale-revision' },
  })
  @ApiResponse({ status: 200, description: 'A page in Vietnamese and English.', content: html })
  @ApiProblems(400, 404, 500)
  page(@Param('slug') slug: string): string {
    const entry = this.catalogue.bySlug(slug);
    if (!entry) throw new HttpProblem('NOT_FOUND');
    return problemPage(entry);
  }
}
