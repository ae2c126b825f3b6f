import { BooleanField } from '@app/http';

/** All three must be true; a submission that cannot declare them is refused. */
export class DeclarationsRequest {
  @BooleanField({ description: 'Cam đoan nội dung đúng sự thật / everything told is true.' })
  readonly truthful: boolean;

  @BooleanField({ description: 'Không thuộc quyền sở hữu trí tuệ đang được bảo hộ / not under IP protection.' })
  readonly notIpProtected: boolean;

  @BooleanField({ description: 'Không trái trật tự công cộng, đạo đức xã hội / not against public order or morals.' })
  readonly notAgainstOrderOrMorals: boolean;
}
