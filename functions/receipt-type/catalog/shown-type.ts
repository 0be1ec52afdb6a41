import type { ReceiptType } from '../../../generated/schema.ts';
import type { KnownTypeVersions } from './newest-types.ts';

/** A type as the API tells of it. */
export function shownType(type: KnownTypeVersions): ReceiptType {
  const { name, version, versions, format, fields, services, recognise } = type;
  return {
    name,
    version,
    versions,
    format,
    fields,
    services,
    rootElement: 'rootElement' in recognise ? recognise.rootElement : null,
    namespace: 'rootElement' in recognise ? recognise.namespace : null,
    requiredMembers: recognise.required ?? [],
  };
}
