import { BooleanField, IntegerField, UuidField } from '@app/http';

export class AuthorRequest {
  @UuidField({ description: 'Tác giả / the author, by member id.' })
  readonly memberId: string;

  @IntegerField({ min: 1, max: 10_000, description: 'Tỷ lệ đóng góp / contribution in basis points; together 10000.' })
  readonly shareBp: number;

  @BooleanField({ description: 'Tác giả chính / leads; exactly one author does.' })
  readonly lead: boolean;
}
