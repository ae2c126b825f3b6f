import { SetMetadata } from '@nestjs/common';

export const OPEN_TO_NON_MEMBERS_METADATA = 'sangkien:open-to-non-members';

/**
 * Marks a route that also responds to a principal who was never a member: the operator, or somebody whom nobody enrolled
 * yet. Its response must say nothing of other persons. It stays closed to members who left.
 */
export const OpenToNonMembers = (): ClassDecorator & MethodDecorator => SetMetadata(OPEN_TO_NON_MEMBERS_METADATA, true);
