import { TextField, UuidField } from '@app/http';

export class SaveDraftRequest {
  @UuidField({ description: 'Chương trình / the campaign.' })
  readonly campaignId: string;

  @UuidField({ description: 'Đơn vị công đoàn / the union unit.' })
  readonly unitId: string;

  @TextField({ min: 1, max: 300, description: 'Tên dự kiến / title so far.' })
  readonly title: string;

  @TextField({ min: 1, max: 10_000, multiline: true, optional: true, nullable: true, description: 'Ghi chú / notes.' })
  readonly note?: string | null;
}
