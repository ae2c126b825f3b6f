import { CodeField } from '@app/http';

export class AssignUnitToBlockRequest {
  @CodeField({ nullable: true, description: 'Cụm, khối thi đua; null là không thuộc khối nào / block, null for none.' })
  readonly block: string | null;
}
