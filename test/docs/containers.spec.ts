import { settingDefinitions, settingsFrom } from '@app/config';
import { existsSync } from 'node:fs';
import { parse } from 'yaml';
import { textOf } from './repository.js';

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: { readonly [name: string]: string | number };
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: { readonly [service: string]: { readonly condition: string } };
  readonly volumes?: readonly string[];
  readonly read_only?: boolean;
  readonly ports?: readonly string[];
}

/** Checks of images and services that need no container engine. */
describe('docker-compose.yml', () => {
  const compose = parse(textOf('docker-compose.yml'), { merge: true }) as {
    readonly services: { readonly [name: string]: Service };
    readonly volumes: { readonly [name: string]: null };
  };
  const services = Object.entries(compose.services);

  it('starts both stores, the API and a projector, each with a health check', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api', 'event-store', 'mongo', 'projector']);
    expect(services.filter(([, { healthcheck }]) => !healthcheck)).toEqual([]);
  });

  it('pins the versions of images', () => {
    const images = services.flatMap(([, { build, image }]) => (build === undefined ? [image] : []));
    expect(images).toHaveLength(2);
    for (const image of images) expect(image).toMatch(/^[a-z/]+:\d+(\.\d+)+$/);
  });

  it('waits for healthy services that exist, and stores data in declared volumes', () => {
    for (const [, { depends_on, volumes }] of services) {
      for (const [name, { condition }] of Object.entries(depends_on ?? {})) {
        expect(Object.keys(compose.services)).toContain(name);
        expect(condition).toBe('service_healthy');
      }
      for (const volume of volumes ?? []) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
    }
  });

  it.each(['api', 'projector'])('gives %s known settings, a built file, and a read-only file system', (name) => {
    const { environment, command, read_only } = compose.services[name]!;
    const settings = settingsFrom(environment as { readonly [name: string]: string });
    expect(settings.stores.kind).toBe('servers');
    expect(read_only).toBe(true);
    if (command) expect(existsSync(command.at(-1)!)).toBe(true);
  });

  it('is reachable only on loopback', () => {
    const ports = services.flatMap(([, { ports: published }]) => published ?? []);
    expect(ports.length).toBeGreaterThan(0);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });
});

describe('Dockerfile', () => {
  const stages = textOf('Dockerfile')
    .split(/^FROM /m)
    .slice(1);
  const last = stages.at(-1)!;

  it('excludes compilers and development packages and runs as an unprivileged user', () => {
    expect(stages).toHaveLength(2);
    expect(stages[0]).toContain('npm prune --omit=dev');
    expect(last).not.toContain('apt-get');
    expect(last).toMatch(/^USER node$/m);
  });

  it('starts a built file, with known settings', () => {
    const [, main] = /^CMD .*"(dist\/[^"]+)"\]$/m.exec(last)!;
    expect(existsSync(main!)).toBe(true);
    for (const [name] of last.matchAll(/SANGKIEN_[A-Z_]+/g)) expect(Object.keys(settingDefinitions)).toContain(name);
  });
});
