import { Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { declaredMessages } from './declared-messages.js';

/** The keys @nestjs/cqrs 12 marks handler classes with; the package does not export them, so the spec guards them. */
const HANDLER_METADATA = ['__commandHandler__', '__queryHandler__'];

/** Boot fails when a declared command or query has no handler or two: the buses themselves would only log a warning. */
@Injectable()
export class HandlerCheck implements OnModuleInit {
  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    const handlers = new Map<Type, string[]>();
    for (const { metatype } of this.discovery.getProviders()) {
      if (!metatype) continue;
      const handled = HANDLER_METADATA.map((key) => Reflect.getMetadata(key, metatype) as Type | undefined).filter(
        (message) => message !== undefined,
      );
      for (const message of handled) handlers.set(message, [...(handlers.get(message) ?? []), metatype.name]);
    }
    const faults = [...new Set([...declaredMessages(), ...handlers.keys()])]
      .map((message) => ({ message: message.name, by: handlers.get(message) ?? [] }))
      .filter(({ by }) => by.length !== 1)
      .map(({ message, by }) => `${message}: ${by.length === 0 ? 'no handler' : `handlers ${by.join(', ')}`}`);
    if (faults.length > 0) throw new Error(`each command and query needs exactly one handler: ${faults.join('; ')}`);
  }
}
