import type { OutputPlan } from '../operation/plan.ts';
import { isRecord, ownMember, type PlainRecord } from '../value.ts';

/** A value as far as the client's selection reaches; what does not fit its type is left as it is. */
export function projectData(type: OutputPlan, value: unknown): unknown {
  switch (type.kind) {
    case 'nonNull':
      return projectData(type.inner, value);
    case 'leaf':
      return value;
    case 'list':
      return Array.isArray(value) ? value.map((item) => projectData(type.item, item)) : value;
    case 'abstract': {
      const name = ownMember(value, '__typename');
      const concrete = typeof name === 'string' ? type.byType.get(name) : undefined;
      return concrete ? projectData(concrete, value) : null;
    }
    case 'object': {
      if (!isRecord(value)) return value;
      const data: PlainRecord = {};
      for (const field of type.fields) {
        const member = ownMember(value, field.fieldName);
        data[field.responseKey] = member === undefined ? null : projectData(field.type, member);
      }
      return data;
    }
  }
}
