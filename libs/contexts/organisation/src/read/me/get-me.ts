import { Controller, Get } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { commandPermissions, DeclaredMessage, type CommandPermission } from '@app/command-handling';
import { Principal, QueryResponds } from '@app/http';
import { PersonVault } from '@app/person-vault';
import { ViewStore } from '@app/read-models';
import { OpenToNonMembers } from '../../open-to-non-members.decorator.js';
import { ROLES } from '../../domain/member.events.js';
import { OPERATOR } from '../../domain/operator.js';
import { memberRoles } from '../member-card.response.js';
import { memberCards } from '../member-card.view.js';
import { ORGANISATION_CARDS } from '../organisation-cards-reader.js';
import { unitCards } from '../unit-card.view.js';
import { MeResponse, type MyCommandResponse } from './me.response.js';

@DeclaredMessage()
export class GetMeQuery extends Query<MeResponse> {
  constructor(readonly subject: string) {
    super();
  }
}

@QueryHandler(GetMeQuery)
export class GetMeHandler implements IQueryHandler<GetMeQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly vault: PersonVault,
  ) {}

  async execute({ subject }: GetMeQuery): Promise<MeResponse> {
    const [card, person] = await Promise.all([this.views.get(memberCards, subject), this.vault.get(subject)]);
    const grants = card?.roles ?? [];
    const units = await this.views.getMany(unitCards, [
      ...new Set([...(card ? [card.unitId] : []), ...grants.map(({ unitId }) => unitId)]),
    ]);
    const unit = (id: string) => ({ id, name: units.get(id)?.name ?? id });
    const roles = memberRoles(grants, unit).map((role) => ({
      ...role,
      inForce: units.get(role.unit.id)?.active === true,
    }));
    const isActive = card?.active === true;
    return {
      subject,
      kind: card ? 'MEMBER' : subject === OPERATOR ? 'OPERATOR' : 'STRANGER',
      member: card && {
        id: card.id,
        name: person?.fullName ?? null,
        memberNumber: person?.memberNumber ?? null,
        jobTitle: person?.jobTitle ?? null,
        unit: unit(card.unitId),
        category: card.category,
        active: card.active,
      },
      roles,
      commands: [...commandPermissions()]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([command, permission]) => {
          const at = roles.filter(({ role, inForce }) => inForce && permission.roles.includes(role));
          return commandOf(command, permission, [...new Map(at.map((role) => [role.unit.id, role.unit])).values()], {
            isActive,
            isOperator: subject === OPERATOR,
          });
        }),
    };
  }
}

const commandOf = (
  command: string,
  { roles, withoutRole, refusal = 'OUT_OF_SCOPE_UNIT' }: CommandPermission,
  units: MyCommandResponse['units'],
  { isActive, isOperator }: { readonly isActive: boolean; readonly isOperator: boolean },
): MyCommandResponse => {
  const needsNone = withoutRole === 'OPERATOR' ? isOperator : withoutRole !== undefined && isActive;
  const allowed = units.length > 0 || needsNone;
  return {
    command,
    allowed,
    units,
    withoutRole: withoutRole ?? null,
    requiredRoles: ROLES.filter((role) => roles.includes(role)),
    refusal: allowed ? null : refusal,
  };
};

@ApiTags('members')
@Controller('api/v1/me')
export class GetMeController {
  constructor(private readonly queries: QueryBus) {}

  @ApiOperation({
    summary: 'Tôi là ai, giữ vai trò gì, được làm gì / who I am, which roles I hold, what I may do.',
    description:
      'Mọi người dùng đã đăng nhập đều xem được, chỉ về chính mình, trừ đoàn viên đã thôi sinh hoạt. Mỗi nghiệp vụ kèm nơi được làm, hoặc mã lỗi sẽ nhận và vai trò cần có. Trạng thái hồ sơ và thời hạn không xét ở đây. / Open to everybody with a token, about themselves only, except members who left. Each command with the units where it is allowed, or the code of the refusal and the roles that would do. The state of a case and deadlines are not looked at.',
  })
  @Get()
  @OpenToNonMembers()
  @QueryResponds({ projections: ORGANISATION_CARDS, type: MeResponse })
  me(@Principal() subject: string): Promise<MeResponse> {
    return this.queries.execute(new GetMeQuery(subject));
  }
}
