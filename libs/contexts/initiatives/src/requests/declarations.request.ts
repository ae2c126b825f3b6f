import { BooleanField } from '@app/http';

/** All three must be true; a submission that cannot declare them is refused. */
export class DeclarationsRequest {
  @BooleanField({ description: 'Cam đoan nội dung đúng sự thật / everything stated is true.' })
  readonly truthful: boolean;

  @BooleanField({
    description: 'Không phải đối tượng đang được bảo hộ quyền sở hữu trí tuệ / not under IP protection.',
  })
  readonly notIpProtected: boolean;

  @BooleanField({ description: 'Không trái trật tự công cộng, đạo đức xã hội / not against public order or morals.' })
  readonly notAgainstOrderOrMorals: boolean;
}
