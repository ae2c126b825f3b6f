import type { OnModuleInit, Type } from '@nestjs/common';
import type { DiscoveryService } from '@nestjs/core';

/** The keys @nestjs/cqrs 12 marks handler classes with; the package does not export them, so the spec guards them. */
const HANDLER_METADATA = ['__commandHandler__', '__queryHandler__'];

/** The command or query class that a class handles, undefined for any other class. */
export const handledMessage = (handler: Type): Type | undefined =>
  HANDLER_METADATA.map((key) => Reflect.getMetadata(key, handler) as Type | undefined).find(Boolean);

/** Fails at boot unless every declared command and query has exactly one handler. The buses would only log a warning. */
export class HandlerCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly declared: readonly Type[],
  ) {}

  onModuleInit(): void {
    const handlers = new Map<Type, string[]>();
    for (const { metatype } of this.discovery.getProviders()) {
      if (!metatype) continue;
      const message = handledMessage(metatype as Type);
      if (message) handlers.set(message, [...(handlers.get(message) ?? []), metatype.name]);
    }
    const faults = [...new Set([...this.declared, ...handlers.keys()])]
      .map((message) => ({ message: message.name, by: handlers.get(message) ?? [] }))
      .filter(({ by }) => by.length !== 1)
      .map(({ message, by }) => `${message}: ${by.length === 0 ? 'no handler' : `handlers ${by.join(', ')}`}`);
    if (faults.length > 0) throw new Error(`each command and query needs exactly one handler: ${faults.join('; ')}`);
  }
}
