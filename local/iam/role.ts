import type { Permission, Principal } from '../aws/service.ts';
import { decide, type Decision, type Policy } from './policy.ts';

/** Hears of every permission that a call needs of a role, whatever the answer. */
export type OnAsked = (role: Role, permission: Permission) => void;

/** Decisions kept per role; a template asks for a few dozen, a flood of made-up resources starts over. */
const decisionsMax = 10_000;

/** A role of the template: who may assume it, and what whoever has assumed it may do. */
export class Role {
  readonly arn: string;
  readonly name: string;
  readonly #accountId: string;
  readonly #trust: Policy;
  readonly #policies: Policy[];
  readonly #decisions = new Map<string, Decision>();
  readonly #onAsked: OnAsked | undefined;

  constructor(options: {
    arn: string;
    name: string;
    accountId: string;
    trust: Policy;
    policies: readonly Policy[];
    onAsked?: OnAsked | undefined;
  }) {
    this.#onAsked = options.onAsked;
    this.arn = options.arn;
    this.name = options.name;
    this.#accountId = options.accountId;
    this.#trust = options.trust;
    this.#policies = [...options.policies];
  }

  get policies(): readonly Policy[] {
    return this.#policies;
  }

  /** A policy that a later resource of the template attaches; sessions that are under way see it too. */
  attach(policy: Policy): void {
    this.#policies.push(policy);
    this.#decisions.clear();
  }

  trusts(service: string): boolean {
    const context = { 'aws:SourceAccount': this.#accountId };
    return (
      decide([this.#trust], { arn: service }, { action: 'sts:AssumeRole', resource: this.arn, context }) === 'allow'
    );
  }

  session(sessionName: string): Principal {
    const arn = `arn:aws:sts::${this.#accountId}:assumed-role/${this.name}/${sessionName}`;
    return {
      arn,
      allows: (permission) => {
        this.#onAsked?.(this, permission);
        return this.#decide(permission) === 'allow';
      },
      denies: (permission) => this.#decide(permission) === 'deny',
    };
  }

  #decide(permission: Permission): Decision {
    // A decision with condition keys of its own is rare, and its key would be unbounded.
    if (permission.context) return decide(this.#policies, this, permission);
    const key = `${permission.action} ${permission.resource}`;
    const known = this.#decisions.get(key);
    if (known !== undefined) return known;
    if (this.#decisions.size >= decisionsMax) this.#decisions.clear();
    const decision = decide(this.#policies, this, permission);
    this.#decisions.set(key, decision);
    return decision;
  }
}
