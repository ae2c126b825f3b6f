import { Controller, Get, Query as QueryParams } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclaredMessage } from '@app/command-handling';
import {
  HttpProblem,
  PageQuery,
  Pages,
  Principal,
  RecordedSince,
  QueryBooleanField,
  QueryResponds,
  TextField,
  UuidField,
  type PageResponse,
} from '@app/http';
import { refuse, searchWords } from '@app/kernel';
import { PersonVault, type KnownPerson } from '@app/person-vault';
import { InvalidKeyset, type FieldValue, type ViewPage, ViewStore } from '@app/read-models';
import { correctedNames } from '../../facts/corrected-names.js';
import { MEMBER_MANAGERS } from '../../domain/managing-roles.js';
import { memberCards, type MemberCard } from '../member-card.view.js';
import { MemberScopes, type MemberScope } from '../member-scope.js';
import { ORGANISATION_CARDS, OrganisationCardsReader } from '../organisation-cards-reader.js';
import { unitCards } from '../unit-card.view.js';
import { ListedMemberResponse } from './member-list.response.js';

export class ListMembersRequest extends PageQuery {
  @UuidField({ optional: true, description: 'Đơn vị và các đơn vị cấp dưới / the unit and everything below it.' })
  readonly unitId?: string;

  @QueryBooleanField({ optional: true, description: 'Đang sinh hoạt hay đã thôi / active members, or those who left.' })
  readonly active?: boolean;

  @TextField({
    max: 200,
    optional: true,
    description:
      'Từ trong họ tên hoặc số thẻ, có dấu hoặc không / words of the name or the member number, with or without accents.',
  })
  readonly q?: string;
}

/** An undefined property does not filter. */
export interface MemberFilter {
  /** The unit and its subtree. */
  readonly unitId: string | undefined;
  readonly active: boolean | undefined;
  /** Words of the name or the member number, in any spelling. */
  readonly words: string | undefined;
}

@DeclaredMessage()
export class ListMembersQuery extends Query<ViewPage<ListedMemberResponse>> {
  constructor(
    readonly asker: string,
    readonly filter: MemberFilter,
    readonly page: { readonly after: readonly FieldValue[] | undefined; readonly limit: number },
  ) {
    super();
  }
}

/** Persons read from the vault at a time. */
const CHUNK = 200;
/** In a scope of so many units and members at most, the vault is asked for these members alone. */
const FEW_UNITS = 200;
const FEW_MEMBERS = 1_000;

/**
 * Names are in the vault alone, so the vault searches and sorts, and its persons are then matched with their cards: a
 * member who is erased is in no list.
 */
@QueryHandler(ListMembersQuery)
export class ListMembersHandler implements IQueryHandler<ListMembersQuery> {
  constructor(
    private readonly views: ViewStore,
    private readonly vault: PersonVault,
    private readonly organisation: OrganisationCardsReader,
    private readonly scopes: MemberScopes,
    private readonly since: RecordedSince,
  ) {}

  /**
   * In Vietnamese order of names. The keyset is a member id: a cursor leads to no name.
   *
   * @throws HttpProblem LIST_CHANGED; DomainError OUT_OF_SCOPE_UNIT, NOT_AN_ACTIVE_MEMBER
   */
  async execute({ asker, filter, page }: ListMembersQuery): Promise<ViewPage<ListedMemberResponse>> {
    const scope = await this.scopes.of(asker);
    const { unitId, words } = filter;
    if (unitId !== undefined && !(await scope?.sees(unitId))) {
      return this.organisation.refuseOutOfScope(MEMBER_MANAGERS, unitId);
    }
    if (!scope) return refuse('forbidden', 'NOT_AN_ACTIVE_MEMBER');
    const mark = page.after?.[1] ?? (await this.since.mark(memberCards.name));
    const among = await this.fewWithin(unitId === undefined ? scope.units : [unitId]);
    const found: (KnownPerson & { readonly card: MemberCard })[] = [];
    let after = page.after?.[0]?.toString();
    for (let isLast = false; !isLast && found.length <= page.limit;) {
      const persons = await this.vault.find({
        limit: CHUNK,
        ...(among && { among }),
        ...(words !== undefined && { search: words }),
        ...(after !== undefined && { after }),
      });
      if (persons === null) throw new InvalidKeyset(memberCards.name);
      const cards = await this.views.getMany(
        memberCards,
        persons.map(({ memberId }) => memberId),
      );
      for (const person of persons) {
        const card = cards.get(person.memberId);
        if (card && (await this.fits(person, card, filter, scope))) found.push({ ...person, card });
      }
      after = persons.at(-1)?.memberId;
      isLast = persons.length < CHUNK;
    }
    const shown = found.slice(0, page.limit);
    const next = found.length > page.limit ? [shown.at(-1)!.memberId, mark] : null;
    if (page.after && correctedNames(await this.since.events(mark)).size > 0) throw new HttpProblem('LIST_CHANGED');
    return { items: await this.responses(shown, scope), next };
  }

  /** The members of the units and of those below, if they are few; null if they are not. */
  private async fewWithin(units: readonly string[]): Promise<readonly string[] | null> {
    const within = new Set(units);
    for (let level = units; level.length > 0;) {
      const { items, next } = await this.views.find(unitCards, {
        where: { parentId: { in: level } },
        limit: FEW_UNITS,
      });
      level = items.map(({ id }) => id).filter((id) => !within.has(id));
      for (const id of level) within.add(id);
      if (next || within.size > FEW_UNITS) return null;
    }
    const few = await this.views.find(memberCards, { where: { unitId: { in: [...within] } }, limit: FEW_MEMBERS });
    return few.next ? null : few.items.map(({ id }) => id);
  }

  private async fits(
    person: KnownPerson,
    { unitId, active }: MemberCard,
    filter: MemberFilter,
    scope: MemberScope,
  ): Promise<boolean> {
    if (filter.active !== undefined && active !== filter.active) return false;
    if (!(await scope.sees(unitId))) return false;
    if (filter.unitId !== undefined && !(await scope.isWithin(unitId, filter.unitId))) return false;
    if (filter.words === undefined || (await scope.manages(unitId))) return true;
    // Only those who manage a member may learn the number by finding it.
    const ofName = searchWords(person.fullName);
    return searchWords(filter.words).every((word) => ofName.some((own) => own.startsWith(word)));
  }

  private async responses(
    found: readonly (KnownPerson & { readonly card: MemberCard })[],
    scope: MemberScope,
  ): Promise<readonly ListedMemberResponse[]> {
    const units = await this.organisation.unitNames([...new Set(found.map(({ card }) => card.unitId))]);
    return Promise.all(
      found.map(async ({ memberId, fullName, memberNumber, jobTitle, card: { unitId, active } }) => ({
        id: memberId,
        name: fullName,
        memberNumber: (await scope.manages(unitId)) ? memberNumber : null,
        jobTitle,
        unit: { id: unitId, name: units.get(unitId) ?? unitId },
        active,
      })),
    );
  }
}

@ApiTags('members')
@Controller('api/v1/members')
export class ListMembersController {
  constructor(
    private readonly queries: QueryBus,
    private readonly pages: Pages,
  ) {}

  @ApiOperation({
    summary: 'Tìm đoàn viên theo họ tên hoặc số thẻ / members by name or member number.',
    description:
      'Đoàn viên tìm được người của đơn vị mình, của đơn vị mình giữ vai trò và các đơn vị cấp dưới; số thẻ chỉ quản trị viên và cán bộ công đoàn của đơn vị đó tìm và thấy được. Xếp theo tên, rồi họ, đệm. Người đã xóa dữ liệu cá nhân không có trong danh sách. Hệ thống không nhận đơn vị ngoài phạm vi ấy. / A member finds members of their own unit, of units at which they hold a role, and of all units below; numbers are found and shown only for administrators and union officers there. By given name, then family and middle name. Erased persons are in no list. Refused for a unit outside that scope.',
  })
  @Get()
  @QueryResponds({ projections: ORGANISATION_CARDS, type: ListedMemberResponse, list: true })
  async members(
    @Principal() asker: string,
    @QueryParams() request: ListMembersRequest,
  ): Promise<PageResponse<ListedMemberResponse>> {
    const { unitId, active, q, limit } = request;
    const page = await this.queries.execute(
      new ListMembersQuery(asker, { unitId, active, words: q }, { after: this.pages.after('members', request), limit }),
    );
    return this.pages.toResponse('members', request, page);
  }
}
