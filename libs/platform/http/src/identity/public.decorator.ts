import { SetMetadata } from '@nestjs/common';

export const PUBLIC_METADATA = 'sangkien:public';

/** Marks a route or controller that requires no access token. */
export const Public = (): ClassDecorator & MethodDecorator => SetMetadata(PUBLIC_METADATA, true);
