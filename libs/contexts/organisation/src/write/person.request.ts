import { CodeField, EnumField, BooleanField, NestedField, TextField } from '@app/http';
import type { PersonRecord } from '@app/person-vault';
import { QUALIFICATIONS, WORK_SECTORS, type MemberCategory } from '../domain/member.events.js';

export class MemberCategoryRequest {
  @EnumField({ values: QUALIFICATIONS, description: 'Trình độ chuyên môn / education.' })
  readonly qualification: MemberCategory['qualification'];

  @BooleanField({ description: 'Giữ chức vụ lãnh đạo, quản lý / holds a leading position.' })
  readonly leader: boolean;

  @EnumField({ values: WORK_SECTORS, description: 'Khu vực làm việc / sector of work.' })
  readonly sector: MemberCategory['sector'];
}

/** Stored in the person vault; only the category is in the log. */
export class PersonRequest {
  @TextField({ max: 120, description: 'Họ và tên / full name.' })
  readonly fullName: string;

  @CodeField({ description: 'Số thẻ đoàn viên / number of the union card; belongs to one active member.' })
  readonly memberNumber: string;

  @TextField({ max: 254, optional: true, nullable: true, description: 'Thư điện tử / e-mail address.' })
  readonly email?: string | null;

  @TextField({ max: 32, optional: true, nullable: true, description: 'Điện thoại / telephone number.' })
  readonly phone?: string | null;

  @TextField({ max: 200, optional: true, nullable: true, description: 'Chức danh / job title.' })
  readonly jobTitle?: string | null;

  @NestedField(() => MemberCategoryRequest, {
    description: 'Nhóm đối tượng xét khen thưởng / what award thresholds look at.',
  })
  readonly category: MemberCategoryRequest;
}

/** Omitted fields become null, which means unknown. */
export const personOf = ({
  fullName,
  memberNumber,
  email,
  phone,
  jobTitle,
  category,
}: PersonRequest): PersonRecord & { readonly category: MemberCategory } => ({
  fullName,
  memberNumber,
  email: email ?? null,
  phone: phone ?? null,
  jobTitle: jobTitle ?? null,
  category,
});
