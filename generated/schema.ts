// Generated from schema.graphql by `npm run codegen`. Not edited by hand.
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  AWSDateTime: { input: string; output: string; }
  AWSJSON: { input: string; output: string; }
};

/** What a contract may do. */
export type AccessMode =
  /** Queries and subscriptions. */
  | 'READ'
  /** Queries, subscriptions and mutations. */
  | 'READ_WRITE';

/** An agreement with a client service. */
export type Contract = {
  /** How often it may ask at once after a time of quiet. */
  readonly burst: Scalars['Int']['output'];
  /** Given by the service. */
  readonly id: Scalars['ID']['output'];
  /** What the client service may do. */
  readonly mode: AccessMode;
  /** The client service's name, for people. */
  readonly name: Scalars['String']['output'];
  /** How often it may ask, for ever. More is answered `Throttled`, with `errorInfo.retryAfterMs`. */
  readonly requestsPerSecond: Scalars['Int']['output'];
  /** Whether it is in force. */
  readonly status: ContractStatus;
};

/** One page of contracts. */
export type ContractPage = {
  /** Contracts in no particular order. */
  readonly items: ReadonlyArray<Contract>;
  /** Asks for the next page; null on the last one. */
  readonly nextToken?: Maybe<Scalars['String']['output']>;
};

/** Whether a contract is in force. */
export type ContractStatus =
  /** In force. */
  | 'ACTIVE'
  /** Ended for good. */
  | 'ENDED';

/** How a document travels in a string. */
export type DocumentEncoding =
  /** The bytes, in the encoding that they declare themselves. */
  | 'BASE64'
  /** The text itself: Unicode, whatever an XML declaration says. */
  | 'TEXT';

/** The format of a document. */
export type DocumentFormat =
  /** A JSON text, RFC 8259. */
  | 'JSON'
  /** An XML 1.0 document without a document type declaration. */
  | 'XML';

export type Mutation = {
  /** Has an order announced once more to the event stream, as the same event: for what was set aside, and harmless otherwise. */
  readonly announceOrder: Order;
  /**
   * Has a receipt announced once more, to the event stream and to subscribers, its submission and its present state, as the same
   * events: for what was set aside, and harmless otherwise.
   */
  readonly announceReceipt: Receipt;
  /**
   * Takes a definition as the next version of the type that it names, once it is checked completely; everything that is wrong with it is
   * reported at once, as `ValidationFailed`. Documents are judged by it everywhere within a minute. The same definition again is the version
   * that it is.
   */
  readonly defineReceiptType: ReceiptType;
  /** Ends a contract: its keys stop working within a minute, and its subscriptions end at once. */
  readonly endContract: Contract;
  /** For the service's own backend: hands changes of one contract's receipts to its subscribers. */
  readonly publishReceiptStatus?: Maybe<ReceiptStatusBatch>;
  /**
   * Puts every registration of a receipt that is not settled back to work, under the same identity: for what was given up
   * (FAILED), and harmless otherwise.
   */
  readonly redriveReceipt: Receipt;
  /** Gives a contract a new API key. The keys it had go on working for 24 hours. */
  readonly rotateContractKey: SignedContract;
  /** Changes how often a contract may ask. It is in force within a minute; what it has used up under the former rate is forgotten. */
  readonly setContractRate: Contract;
  /** Signs a contract. The API key in the answer is shown here and never again. */
  readonly signContract: SignedContract;
  /**
   * Validates an order and accepts it. From the answer on the order cannot be lost, and downstream systems are told of it at
   * least once. Everything that is wrong is reported at once, as `ValidationFailed`. The same payload within 15 seconds of an
   * order is that order, and answers with `replayed: true`; afterwards it is a new one.
   */
  readonly submitOrder: Order;
  /**
   * Validates a document and takes it for registration. From the answer on the receipt cannot be lost. The same document
   * under the same reference (or without one) is the same receipt, and answers with `replayed: true`.
   */
  readonly submitReceipt: Receipt;
  /**
   * Takes 1 to 25 receipts in one operation, for platforms that send many: each is judged, stored and registered by itself, with
   * the same guarantees as by `submitReceipt`, and counts as one request of the contract's rate. One verdict for each, in order.
   */
  readonly submitReceipts: ReadonlyArray<SubmissionVerdict>;
};


export type MutationAnnounceOrderArgs = {
  contractId: Scalars['ID']['input'];
  id: Scalars['ID']['input'];
};


export type MutationAnnounceReceiptArgs = {
  contractId: Scalars['ID']['input'];
  id: Scalars['ID']['input'];
};


export type MutationDefineReceiptTypeArgs = {
  definition: Scalars['AWSJSON']['input'];
};


export type MutationEndContractArgs = {
  id: Scalars['ID']['input'];
};


export type MutationPublishReceiptStatusArgs = {
  changes: ReadonlyArray<ReceiptStatusChangeInput>;
  contractId: Scalars['ID']['input'];
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


export type MutationRedriveReceiptArgs = {
  contractId: Scalars['ID']['input'];
  id: Scalars['ID']['input'];
};


export type MutationRotateContractKeyArgs = {
  id: Scalars['ID']['input'];
};


export type MutationSetContractRateArgs = {
  burst?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
  requestsPerSecond: Scalars['Int']['input'];
};


export type MutationSignContractArgs = {
  burst?: InputMaybe<Scalars['Int']['input']>;
  mode: AccessMode;
  name: Scalars['String']['input'];
  requestsPerSecond?: InputMaybe<Scalars['Int']['input']>;
};


export type MutationSubmitOrderArgs = {
  input: SubmitOrderInput;
};


export type MutationSubmitReceiptArgs = {
  input: SubmitReceiptInput;
};


export type MutationSubmitReceiptsArgs = {
  inputs: ReadonlyArray<SubmitReceiptInput>;
};

/** An accepted order. */
export type Order = {
  /** When it was accepted. */
  readonly acceptedAt: Scalars['AWSDateTime']['output'];
  /** The client's own number of the order. */
  readonly customId: Scalars['String']['output'];
  /** Who orders. */
  readonly customerId: Scalars['String']['output'];
  /** Given by the service; sorts by the time of acceptance. */
  readonly id: Scalars['ID']['output'];
  /** What is ordered. */
  readonly items: ReadonlyArray<OrderItem>;
  /** Anything else that whoever fulfils the order should read. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** True when this answer is an earlier submission's. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Where the order stands. */
  readonly status: OrderStatus;
};

/** One line of an order. */
export type OrderItem = {
  /** How many of it. */
  readonly quantity: Scalars['Int']['output'];
  /** The article. */
  readonly sku: Scalars['String']['output'];
};

/** One line of what a client orders. */
export type OrderItemInput = {
  /** How many of it: 1..100. */
  readonly quantity: Scalars['Int']['input'];
  /** The article, as client and fulfilment name it: at least 1 character, none of them a control character. */
  readonly sku: Scalars['String']['input'];
};

/** Where an order stands. */
export type OrderStatus =
  /** Valid and stored; downstream systems are told. Final for this service. */
  | 'ACCEPTED';

export type Query = {
  /** Every contract, ended ones included, in no particular order. For operators. */
  readonly contracts: ContractPage;
  /** An order by its id; null when the calling contract has none by that id. */
  readonly order?: Maybe<Order>;
  /** A receipt by its id; null when the calling contract has none by that id. */
  readonly receipt?: Maybe<Receipt>;
  /** The receipt that was submitted under this reference; null when the calling contract has none. */
  readonly receiptByReference?: Maybe<Receipt>;
  /** The definition of a version of a receipt type with all its files, the newest one's unless `version` says another. For operators. */
  readonly receiptTypeDefinition: Scalars['AWSJSON']['output'];
  /** Every receipt type that documents can be submitted as, by name, each in its newest version. */
  readonly receiptTypes: ReadonlyArray<ReceiptType>;
  /**
   * Receipts submitted in [from, to), in the order of their submission. A page holds at most `limit` receipts (1..10,000,
   * default 100), and fewer when more would exceed what one answer can carry; `nextToken` asks for the rest.
   */
  readonly receiptsByRange: ReceiptPage;
};


export type QueryContractsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


export type QueryOrderArgs = {
  id: Scalars['ID']['input'];
};


export type QueryReceiptArgs = {
  id: Scalars['ID']['input'];
};


export type QueryReceiptByReferenceArgs = {
  reference: Scalars['String']['input'];
};


export type QueryReceiptTypeDefinitionArgs = {
  name: Scalars['String']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryReceiptsByRangeArgs = {
  from: Scalars['AWSDateTime']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<ReceiptStatus>;
  to: Scalars['AWSDateTime']['input'];
  type?: InputMaybe<Scalars['String']['input']>;
};

/** A receipt as the service knows it. */
export type Receipt = {
  /** ISO 4217 code of the total's currency. */
  readonly currency?: Maybe<Scalars['String']['output']>;
  /** When it was accepted or rejected. */
  readonly decidedAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** The document exactly as it was submitted. */
  readonly document?: Maybe<Scalars['String']['output']>;
  /** How `document` is to be read, as submitted. */
  readonly encoding: DocumentEncoding;
  /** The document's format. */
  readonly format: DocumentFormat;
  /** Given by the service; sorts by the time of submission. */
  readonly id: Scalars['ID']['output'];
  /** When the receipt was issued, as the document says; without a zone it is taken as UTC. */
  readonly issuedAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** The receipt's number, as the type finds it in the document. */
  readonly number?: Maybe<Scalars['String']['output']>;
  /** The client's own reference, as submitted. */
  readonly reference?: Maybe<Scalars['String']['output']>;
  /** Where it stands with each external service. */
  readonly registrations: ReadonlyArray<Registration>;
  /** True when this answer is an earlier submission's. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Where the receipt stands. */
  readonly status: ReceiptStatus;
  /** When the service took it. */
  readonly submittedAt: Scalars['AWSDateTime']['output'];
  /** The total, a decimal in the currency's own scale, e.g. 120.00. */
  readonly total?: Maybe<Scalars['String']['output']>;
  /** The receipt type that the document was validated by. */
  readonly type: Scalars['String']['output'];
  /** The version of the type. */
  readonly typeVersion: Scalars['Int']['output'];
  /** What the type's rules noticed without refusing the document. */
  readonly warnings: ReadonlyArray<Warning>;
};

/** One page of receipts. */
export type ReceiptPage = {
  /** Receipts in the order of their submission. */
  readonly items: ReadonlyArray<Receipt>;
  /** Asks for the next page; null on the last one. */
  readonly nextToken?: Maybe<Scalars['String']['output']>;
};

/** Where a receipt stands. */
export type ReceiptStatus =
  /** Every external service has registered it. Final. */
  | 'ACCEPTED'
  /** Stored; at least one registration is not decided yet. */
  | 'PENDING'
  /** An external service has refused it. Final. */
  | 'REJECTED';

/** Changes of one contract's receipts that travel together. */
export type ReceiptStatusBatch = {
  /** The changes; the order of one receipt's changes is the order in which they happened. */
  readonly changes: ReadonlyArray<ReceiptStatusChange>;
  /** The contract whose receipts they are. */
  readonly contractId: Scalars['ID']['output'];
  /** The receipts that changed. */
  readonly ids: ReadonlyArray<Scalars['ID']['output']>;
};

/** A receipt's new standing. */
export type ReceiptStatusChange = {
  /** When it changed. */
  readonly changedAt: Scalars['AWSDateTime']['output'];
  /** The receipt. */
  readonly id: Scalars['ID']['output'];
  /** The client's own reference of it. */
  readonly reference?: Maybe<Scalars['String']['output']>;
  /** Where it stands with each external service now. */
  readonly registrations: ReadonlyArray<Registration>;
  /** Where the receipt stands now. */
  readonly status: ReceiptStatus;
};

/** A receipt's new standing, as the backend publishes it. */
export type ReceiptStatusChangeInput = {
  /** When it changed. */
  readonly changedAt: Scalars['AWSDateTime']['input'];
  /** The receipt. */
  readonly id: Scalars['ID']['input'];
  /** The client's own reference of it. */
  readonly reference?: InputMaybe<Scalars['String']['input']>;
  /** Where it stands with each external service now. */
  readonly registrations: ReadonlyArray<RegistrationInput>;
  /** Where the receipt stands now. */
  readonly status: ReceiptStatus;
};

/** A kind of document, with the rules that it is validated by, in its newest version. */
export type ReceiptType = {
  /** What the type finds in its documents: number, issuedAt, total, currency, lines. */
  readonly fields: ReadonlyArray<Scalars['String']['output']>;
  /** The format of its documents. */
  readonly format: DocumentFormat;
  /** What `type` names when a document is submitted. */
  readonly name: Scalars['String']['output'];
  /** XML: the root element's namespace; empty for none. */
  readonly namespace?: Maybe<Scalars['String']['output']>;
  /** JSON Pointers of members that a document has to have to be recognised. */
  readonly requiredMembers: ReadonlyArray<Scalars['String']['output']>;
  /** XML: the root element by which a document is recognised when its submission names no type. */
  readonly rootElement?: Maybe<Scalars['String']['output']>;
  /** The external services that its receipts are registered with. */
  readonly services: ReadonlyArray<Scalars['String']['output']>;
  /** The version that documents are judged by now. Receipts name the one that they were judged by. */
  readonly version: Scalars['Int']['output'];
  /** Every version that there is, ascending. */
  readonly versions: ReadonlyArray<Scalars['Int']['output']>;
};

/** A receipt's registration with one external service. */
export type Registration = {
  /** How many times the service was called for it. */
  readonly attempts: Scalars['Int']['output'];
  /** Why the service refused, or why another attempt is needed. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The service's own reference of the registration. */
  readonly reference?: Maybe<Scalars['String']['output']>;
  /** The service's name, e.g. tax. */
  readonly service: Scalars['String']['output'];
  /** Where the receipt stands with it. */
  readonly status: RegistrationStatus;
  /** When this registration last changed. */
  readonly updatedAt: Scalars['AWSDateTime']['output'];
};

/** A receipt's registration with one external service, as the backend publishes it. */
export type RegistrationInput = {
  /** How many times the service was called for it. */
  readonly attempts: Scalars['Int']['input'];
  /** Why the service refused, or why another attempt is needed. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** The service's own reference of the registration. */
  readonly reference?: InputMaybe<Scalars['String']['input']>;
  /** The service's name. */
  readonly service: Scalars['String']['input'];
  /** Where the receipt stands with it. */
  readonly status: RegistrationStatus;
  /** When this registration last changed. */
  readonly updatedAt: Scalars['AWSDateTime']['input'];
};

/** Where a receipt stands with one external service. */
export type RegistrationStatus =
  /** The attempts are used up; an operator has been called. */
  | 'FAILED'
  /** Not asked yet. */
  | 'PENDING'
  /** The service has refused the receipt. */
  | 'REFUSED'
  /** The service has registered the receipt. */
  | 'REGISTERED'
  /** The outcome of the last attempt is unknown or the service was out of reach; another attempt follows. */
  | 'RETRYING'
  /** Taken back, because another service has refused the receipt. */
  | 'VOIDED';

/** A contract with a new API key. */
export type SignedContract = {
  /** The API key. Keep it: the service stores only its hash. */
  readonly apiKey: Scalars['String']['output'];
  /** The contract. */
  readonly contract: Contract;
};

/** What `submitReceipt` would have answered as an error. */
export type SubmissionError = {
  /** What `errorInfo` would hold. */
  readonly errorInfo?: Maybe<Scalars['AWSJSON']['output']>;
  /** One of the error types of `submitReceipt`. */
  readonly errorType: Scalars['String']['output'];
  /** For people. */
  readonly message: Scalars['String']['output'];
};

/** What became of one receipt of several: either of the two is there. */
export type SubmissionVerdict = {
  /** Why it was not taken. */
  readonly error?: Maybe<SubmissionError>;
  /** The receipt, which cannot be lost any more. */
  readonly receipt?: Maybe<Receipt>;
};

/**
 * What a client orders. Its payload - everything but `clientKey`, as canonical JSON (RFC 8785; a member that is null counts as
 * absent) - has at most 1,024 bytes.
 */
export type SubmitOrderInput = {
  /**
   * Makes retries safe for 24 hours: whatever is submitted under the same key is the same order, and another payload under it is
   * refused as `ReferenceConflict`. 1..128 printable characters, unique within the contract. No part of the payload.
   */
  readonly clientKey?: InputMaybe<Scalars['String']['input']>;
  /** The client's own number of the order: 2 to 5 capital letters, a hyphen, 4 to 12 digits: ^[A-Z]{2,5}-[0-9]{4,12}$ */
  readonly customId: Scalars['String']['input'];
  /** Who orders, as the client names them: at least 1 character, none of them a control character. */
  readonly customerId: Scalars['String']['input'];
  /** What is ordered: at least one item. */
  readonly items: ReadonlyArray<OrderItemInput>;
  /** Anything else that whoever fulfils the order should read. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
};

/** What a client submits. */
export type SubmitReceiptInput = {
  /** The document, at most 256 kB (262,144 bytes). */
  readonly document: Scalars['String']['input'];
  /** How `document` is to be read. */
  readonly encoding?: InputMaybe<DocumentEncoding>;
  /** The client's own reference, 1..128 printable characters, unique within the contract. */
  readonly reference?: InputMaybe<Scalars['String']['input']>;
  /** The receipt type's name; without it the service recognises the type. */
  readonly type?: InputMaybe<Scalars['String']['input']>;
};

export type Subscription = {
  /**
   * Changes of the calling contract's receipts, or of one of them, as they happen. Nothing is replayed: after a
   * reconnection ask for the receipts that you wait for.
   */
  readonly onReceiptStatus?: Maybe<ReceiptStatusBatch>;
};


export type SubscriptionOnReceiptStatusArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
};

/** Something a rule noticed without refusing the document. */
export type Warning = {
  /** The rule's code. */
  readonly code: Scalars['String']['output'];
  /** One sentence for a person. */
  readonly message: Scalars['String']['output'];
  /** JSON Pointer or XPath into the document. */
  readonly path: Scalars['String']['output'];
};
