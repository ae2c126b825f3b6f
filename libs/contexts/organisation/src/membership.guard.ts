import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { StoreUnavailable } from '@app/event-store';
import { isPublicRoute } from '@app/http';
import { refuse } from '@app/kernel';
import type { FastifyRequest } from 'fastify';
import { membershipOf, type Membership } from './facts/membership.js';
import { OrganisationFactsReader } from './facts/organisation-facts-reader.js';
import { OPEN_TO_NON_MEMBERS_METADATA } from './open-to-non-members.decorator.js';
import { OrganisationCardsReader } from './read/organisation-cards-reader.js';

/** A query waits no longer for a log that does not respond. */
const LOG_WITHIN_MS = 1_000;

/**
 * Every route responds to active members only, decided from the member's stream, so a departure takes effect with the next
 * request. Routes marked @OpenToNonMembers() also respond to principals who were never members.
 *
 * While the log does not respond, nobody can record a departure; queries are then decided by the member's card, and so still
 * respond.
 *
 * Not guaranteed: the refusal of a query, if the log goes away before the read models have a departure.
 */
@Injectable()
export class MembershipGuard implements CanActivate {
  constructor(
    private readonly facts: OrganisationFactsReader,
    private readonly cards: OrganisationCardsReader,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (isPublicRoute(this.reflector, context)) return true;
    const { principal, method } = context.switchToHttp().getRequest<FastifyRequest>();
    // Without a principal nobody authenticated the request: authentication must come first.
    if (!principal) return false;
    const membership = method === 'POST' ? await this.recorded(principal) : await this.known(principal);
    if (membership === 'ACTIVE' || (membership === 'NONE' && this.isOpenToNonMembers(context))) return true;
    return refuse('forbidden', 'NOT_AN_ACTIVE_MEMBER');
  }

  private async recorded(principal: string): Promise<Membership> {
    return membershipOf(await this.facts.member(principal));
  }

  private async known(principal: string): Promise<Membership> {
    const ended = new AbortController();
    const late = delay(LOG_WITHIN_MS, null, { signal: ended.signal, ref: false });
    late.catch(() => undefined);
    try {
      const membership = await Promise.race([this.recorded(principal), late]);
      if (membership !== null) return membership;
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    } finally {
      ended.abort();
    }
    return membershipOf(await this.cards.member(principal));
  }

  private isOpenToNonMembers(context: ExecutionContext): boolean {
    return (
      this.reflector.getAllAndOverride<boolean | undefined>(OPEN_TO_NON_MEMBERS_METADATA, [
        context.getHandler(),
        context.getClass(),
      ]) === true
    );
  }
}
