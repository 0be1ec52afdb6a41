// Generated from receipt-types/ by `npm run codegen`. Not edited by hand.
import imported0 from 'ajv/dist/runtime/ucs2length.js';
import imported1 from 'ajv-formats/dist/formats.js';
"use strict";
export const validate = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Invoice","description":"An invoice in the JSON syntax of OASIS UBL 2.1 (https://docs.oasis-open.org/ubl/UBL-2.1-JSON/v2.0/UBL-2.1-JSON-v2.0.html): every component is an array, every value the member \"_\" of an object whose other members are its attributes. The names are UBL's; what is left out and the limits are our own, and the same as those of the type ubl-invoice-xml. Extensions, a signature for instance, are kept and not judged.","type":"object","required":["_D","Invoice"],"additionalProperties":false,"properties":{"_D":{"const":"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"},"_A":{"const":"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"},"_S":{"const":"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"},"_B":{"const":"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"},"_E":{"const":"urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"},"Invoice":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/invoice"}}},"$defs":{"invoice":{"type":"object","required":["ID","IssueDate","InvoiceTypeCode","DocumentCurrencyCode","AccountingSupplierParty","AccountingCustomerParty","LegalMonetaryTotal","InvoiceLine"],"additionalProperties":false,"properties":{"UBLExtensions":{"type":"array","minItems":1,"maxItems":1,"items":{"type":"object"}},"UBLVersionID":{"$ref":"#/$defs/one-identifier"},"CustomizationID":{"$ref":"#/$defs/one-identifier"},"ProfileID":{"$ref":"#/$defs/one-identifier"},"ProfileExecutionID":{"$ref":"#/$defs/one-identifier"},"ID":{"$ref":"#/$defs/one-identifier"},"CopyIndicator":{"$ref":"#/$defs/one-indicator"},"UUID":{"$ref":"#/$defs/one-identifier"},"IssueDate":{"$ref":"#/$defs/one-date"},"IssueTime":{"$ref":"#/$defs/one-time"},"DueDate":{"$ref":"#/$defs/one-date"},"InvoiceTypeCode":{"$ref":"#/$defs/one-code"},"Note":{"$ref":"#/$defs/many-text"},"TaxPointDate":{"$ref":"#/$defs/one-date"},"DocumentCurrencyCode":{"$ref":"#/$defs/one-currencyCode"},"TaxCurrencyCode":{"$ref":"#/$defs/one-currencyCode"},"PricingCurrencyCode":{"$ref":"#/$defs/one-currencyCode"},"PaymentCurrencyCode":{"$ref":"#/$defs/one-currencyCode"},"PaymentAlternativeCurrencyCode":{"$ref":"#/$defs/one-currencyCode"},"AccountingCostCode":{"$ref":"#/$defs/one-code"},"AccountingCost":{"$ref":"#/$defs/one-text"},"LineCountNumeric":{"$ref":"#/$defs/one-numeric"},"BuyerReference":{"$ref":"#/$defs/one-text"},"InvoicePeriod":{"$ref":"#/$defs/many-period"},"OrderReference":{"$ref":"#/$defs/one-orderReference"},"BillingReference":{"$ref":"#/$defs/many-billingReference"},"DespatchDocumentReference":{"$ref":"#/$defs/many-documentReference"},"ReceiptDocumentReference":{"$ref":"#/$defs/many-documentReference"},"StatementDocumentReference":{"$ref":"#/$defs/many-documentReference"},"OriginatorDocumentReference":{"$ref":"#/$defs/many-documentReference"},"ContractDocumentReference":{"$ref":"#/$defs/many-documentReference"},"AdditionalDocumentReference":{"$ref":"#/$defs/many-documentReference"},"ProjectReference":{"$ref":"#/$defs/many-projectReference"},"Signature":{"$ref":"#/$defs/many-signature"},"AccountingSupplierParty":{"$ref":"#/$defs/one-supplierParty"},"AccountingCustomerParty":{"$ref":"#/$defs/one-customerParty"},"PayeeParty":{"$ref":"#/$defs/one-party"},"BuyerCustomerParty":{"$ref":"#/$defs/one-customerParty"},"SellerSupplierParty":{"$ref":"#/$defs/one-supplierParty"},"TaxRepresentativeParty":{"$ref":"#/$defs/one-party"},"Delivery":{"$ref":"#/$defs/many-delivery"},"DeliveryTerms":{"$ref":"#/$defs/one-deliveryTerms"},"PaymentMeans":{"$ref":"#/$defs/many-paymentMeans"},"PaymentTerms":{"$ref":"#/$defs/many-paymentTerms"},"PrepaidPayment":{"$ref":"#/$defs/many-payment"},"AllowanceCharge":{"$ref":"#/$defs/many-allowanceCharge"},"TaxExchangeRate":{"$ref":"#/$defs/one-exchangeRate"},"PricingExchangeRate":{"$ref":"#/$defs/one-exchangeRate"},"PaymentExchangeRate":{"$ref":"#/$defs/one-exchangeRate"},"PaymentAlternativeExchangeRate":{"$ref":"#/$defs/one-exchangeRate"},"TaxTotal":{"$ref":"#/$defs/many-taxTotal"},"WithholdingTaxTotal":{"$ref":"#/$defs/many-taxTotal"},"LegalMonetaryTotal":{"$ref":"#/$defs/one-monetaryTotal"},"InvoiceLine":{"$ref":"#/$defs/many-invoiceLine"}}},"address":{"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"Postbox":{"$ref":"#/$defs/one-text"},"Floor":{"$ref":"#/$defs/one-text"},"Room":{"$ref":"#/$defs/one-text"},"StreetName":{"$ref":"#/$defs/one-text"},"AdditionalStreetName":{"$ref":"#/$defs/one-text"},"BlockName":{"$ref":"#/$defs/one-text"},"BuildingName":{"$ref":"#/$defs/one-text"},"BuildingNumber":{"$ref":"#/$defs/one-text"},"Department":{"$ref":"#/$defs/one-text"},"MarkAttention":{"$ref":"#/$defs/one-text"},"PlotIdentification":{"$ref":"#/$defs/one-text"},"CitySubdivisionName":{"$ref":"#/$defs/one-text"},"CityName":{"$ref":"#/$defs/one-text"},"PostalZone":{"$ref":"#/$defs/one-text"},"CountrySubentity":{"$ref":"#/$defs/one-text"},"CountrySubentityCode":{"$ref":"#/$defs/one-code"},"Region":{"$ref":"#/$defs/one-text"},"District":{"$ref":"#/$defs/one-text"},"AddressLine":{"$ref":"#/$defs/many-addressLine"},"Country":{"$ref":"#/$defs/one-country"}}},"addressLine":{"type":"object","required":["Line"],"additionalProperties":false,"properties":{"Line":{"$ref":"#/$defs/one-text"}}},"allowanceCharge":{"type":"object","required":["ChargeIndicator","Amount"],"additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"ChargeIndicator":{"$ref":"#/$defs/one-indicator"},"AllowanceChargeReasonCode":{"$ref":"#/$defs/one-code"},"AllowanceChargeReason":{"$ref":"#/$defs/many-text"},"MultiplierFactorNumeric":{"$ref":"#/$defs/one-numeric"},"SequenceNumeric":{"$ref":"#/$defs/one-numeric"},"Amount":{"$ref":"#/$defs/one-amount"},"BaseAmount":{"$ref":"#/$defs/one-amount"},"TaxCategory":{"$ref":"#/$defs/many-taxCategory"}}},"amount":{"type":"object","required":["_","currencyID"],"additionalProperties":false,"properties":{"_":{"type":"number","minimum":-1000000000000000,"maximum":1000000000000000},"currencyID":{"type":"string","pattern":"^[A-Z]{3}$"},"currencyCodeListVersionID":{"type":"string"}}},"attachment":{"type":"object","additionalProperties":false,"properties":{"EmbeddedDocumentBinaryObject":{"$ref":"#/$defs/one-binaryObject"},"ExternalReference":{"$ref":"#/$defs/one-externalReference"}}},"billingReference":{"type":"object","additionalProperties":false,"properties":{"InvoiceDocumentReference":{"$ref":"#/$defs/one-documentReference"},"CreditNoteDocumentReference":{"$ref":"#/$defs/one-documentReference"},"AdditionalDocumentReference":{"$ref":"#/$defs/one-documentReference"}}},"binaryObject":{"type":"object","required":["_","mimeCode"],"additionalProperties":false,"properties":{"_":{"type":"string","pattern":"^[A-Za-z0-9+/=\\s]+$"},"mimeCode":{"type":"string"},"filename":{"type":"string"},"format":{"type":"string"},"encodingCode":{"type":"string"},"characterSetCode":{"type":"string"},"uri":{"type":"string"}}},"branch":{"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"Name":{"$ref":"#/$defs/one-text"},"FinancialInstitution":{"$ref":"#/$defs/one-financialInstitution"}}},"cardAccount":{"type":"object","required":["PrimaryAccountNumberID","NetworkID"],"additionalProperties":false,"properties":{"PrimaryAccountNumberID":{"$ref":"#/$defs/one-identifier"},"NetworkID":{"$ref":"#/$defs/one-identifier"},"HolderName":{"$ref":"#/$defs/one-text"}}},"code":{"type":"object","required":["_"],"additionalProperties":false,"properties":{"_":{"type":"string","minLength":1},"listID":{"type":"string"},"listAgencyID":{"type":"string"},"listAgencyName":{"type":"string"},"listName":{"type":"string"},"listVersionID":{"type":"string"},"name":{"type":"string"},"languageID":{"type":"string"},"listURI":{"type":"string"},"listSchemeURI":{"type":"string"}}},"commodityClassification":{"type":"object","additionalProperties":false,"properties":{"CommodityCode":{"$ref":"#/$defs/one-code"},"ItemClassificationCode":{"$ref":"#/$defs/one-code"}}},"contact":{"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"Name":{"$ref":"#/$defs/one-text"},"Telephone":{"$ref":"#/$defs/one-text"},"Telefax":{"$ref":"#/$defs/one-text"},"ElectronicMail":{"$ref":"#/$defs/one-text"},"Note":{"$ref":"#/$defs/many-text"}}},"country":{"type":"object","additionalProperties":false,"properties":{"IdentificationCode":{"$ref":"#/$defs/one-code"},"Name":{"$ref":"#/$defs/one-text"}}},"currencyCode":{"type":"object","required":["_"],"additionalProperties":false,"properties":{"_":{"type":"string","pattern":"^[A-Z]{3}$"},"listID":{"type":"string"},"listAgencyID":{"type":"string"},"listAgencyName":{"type":"string"},"listName":{"type":"string"},"listVersionID":{"type":"string"},"name":{"type":"string"},"languageID":{"type":"string"},"listURI":{"type":"string"},"listSchemeURI":{"type":"string"}}},"customerParty":{"type":"object","required":["Party"],"additionalProperties":false,"properties":{"CustomerAssignedAccountID":{"$ref":"#/$defs/one-identifier"},"SupplierAssignedAccountID":{"$ref":"#/$defs/one-identifier"},"AdditionalAccountID":{"$ref":"#/$defs/many-identifier"},"Party":{"$ref":"#/$defs/one-party"}}},"date":{"type":"object","required":["_"],"additionalProperties":false,"properties":{"_":{"type":"string","format":"date"}}},"delivery":{"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"ActualDeliveryDate":{"$ref":"#/$defs/one-date"},"ActualDeliveryTime":{"$ref":"#/$defs/one-time"},"LatestDeliveryDate":{"$ref":"#/$defs/one-date"},"DeliveryAddress":{"$ref":"#/$defs/one-address"},"DeliveryLocation":{"$ref":"#/$defs/one-location"},"DeliveryParty":{"$ref":"#/$defs/one-party"},"Shipment":{"$ref":"#/$defs/one-shipment"}}},"deliveryTerms":{"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"SpecialTerms":{"$ref":"#/$defs/many-text"}}},"documentReference":{"type":"object","required":["ID"],"additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"UUID":{"$ref":"#/$defs/one-identifier"},"IssueDate":{"$ref":"#/$defs/one-date"},"IssueTime":{"$ref":"#/$defs/one-time"},"DocumentTypeCode":{"$ref":"#/$defs/one-code"},"DocumentType":{"$ref":"#/$defs/one-text"},"DocumentDescription":{"$ref":"#/$defs/many-text"},"Attachment":{"$ref":"#/$defs/one-attachment"}}},"exchangeRate":{"type":"object","required":["SourceCurrencyCode","TargetCurrencyCode"],"additionalProperties":false,"properties":{"SourceCurrencyCode":{"$ref":"#/$defs/one-currencyCode"},"TargetCurrencyCode":{"$ref":"#/$defs/one-currencyCode"},"CalculationRate":{"$ref":"#/$defs/one-numeric"},"MathematicOperatorCode":{"$ref":"#/$defs/one-code"},"Date":{"$ref":"#/$defs/one-date"}}},"externalReference":{"type":"object","additionalProperties":false,"properties":{"URI":{"$ref":"#/$defs/one-identifier"}}},"financialAccount":{"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"Name":{"$ref":"#/$defs/one-text"},"CurrencyCode":{"$ref":"#/$defs/one-currencyCode"},"FinancialInstitutionBranch":{"$ref":"#/$defs/one-branch"}}},"financialInstitution":{"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"Name":{"$ref":"#/$defs/one-text"}}},"identifier":{"type":"object","required":["_"],"additionalProperties":false,"properties":{"_":{"type":"string","minLength":1},"schemeID":{"type":"string"},"schemeName":{"type":"string"},"schemeAgencyID":{"type":"string"},"schemeAgencyName":{"type":"string"},"schemeVersionID":{"type":"string"},"schemeDataURI":{"type":"string"},"schemeURI":{"type":"string"}}},"indicator":{"type":"object","required":["_"],"additionalProperties":false,"properties":{"_":{"type":"boolean"}}},"invoiceLine":{"type":"object","required":["ID","InvoicedQuantity","LineExtensionAmount","Item","Price"],"additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"UUID":{"$ref":"#/$defs/one-identifier"},"Note":{"$ref":"#/$defs/many-text"},"InvoicedQuantity":{"$ref":"#/$defs/one-unitQuantity"},"LineExtensionAmount":{"$ref":"#/$defs/one-amount"},"TaxPointDate":{"$ref":"#/$defs/one-date"},"AccountingCostCode":{"$ref":"#/$defs/one-code"},"AccountingCost":{"$ref":"#/$defs/one-text"},"InvoicePeriod":{"$ref":"#/$defs/many-period"},"OrderLineReference":{"$ref":"#/$defs/many-orderLineReference"},"DespatchLineReference":{"$ref":"#/$defs/many-lineReference"},"BillingReference":{"$ref":"#/$defs/many-billingReference"},"DocumentReference":{"$ref":"#/$defs/many-documentReference"},"AllowanceCharge":{"$ref":"#/$defs/many-allowanceCharge"},"TaxTotal":{"$ref":"#/$defs/many-taxTotal"},"Item":{"$ref":"#/$defs/one-item"},"Price":{"$ref":"#/$defs/one-price"},"ItemPriceExtension":{"$ref":"#/$defs/one-priceExtension"}}},"item":{"type":"object","additionalProperties":false,"properties":{"Description":{"$ref":"#/$defs/many-text"},"Name":{"$ref":"#/$defs/one-text"},"Keyword":{"$ref":"#/$defs/many-text"},"BrandName":{"$ref":"#/$defs/many-text"},"ModelName":{"$ref":"#/$defs/many-text"},"BuyersItemIdentification":{"$ref":"#/$defs/one-itemIdentification"},"SellersItemIdentification":{"$ref":"#/$defs/one-itemIdentification"},"ManufacturersItemIdentification":{"$ref":"#/$defs/many-itemIdentification"},"StandardItemIdentification":{"$ref":"#/$defs/one-itemIdentification"},"OriginCountry":{"$ref":"#/$defs/one-country"},"CommodityClassification":{"$ref":"#/$defs/many-commodityClassification"},"ClassifiedTaxCategory":{"$ref":"#/$defs/many-taxCategory"},"AdditionalItemProperty":{"$ref":"#/$defs/many-itemProperty"}}},"itemIdentification":{"type":"object","required":["ID"],"additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"}}},"itemProperty":{"type":"object","required":["Name"],"additionalProperties":false,"properties":{"Name":{"$ref":"#/$defs/one-text"},"Value":{"$ref":"#/$defs/one-text"}}},"lineReference":{"type":"object","required":["LineID"],"additionalProperties":false,"properties":{"LineID":{"$ref":"#/$defs/one-identifier"},"DocumentReference":{"$ref":"#/$defs/one-documentReference"}}},"location":{"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"Description":{"$ref":"#/$defs/many-text"},"Address":{"$ref":"#/$defs/one-address"}}},"many-addressLine":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/addressLine"}},"many-allowanceCharge":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/allowanceCharge"}},"many-billingReference":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/billingReference"}},"many-code":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/code"}},"many-commodityClassification":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/commodityClassification"}},"many-delivery":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/delivery"}},"many-documentReference":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/documentReference"}},"many-identifier":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/identifier"}},"many-invoiceLine":{"type":"array","minItems":1,"maxItems":1000,"items":{"$ref":"#/$defs/invoiceLine"}},"many-itemIdentification":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/itemIdentification"}},"many-itemProperty":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/itemProperty"}},"many-lineReference":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/lineReference"}},"many-orderLineReference":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/orderLineReference"}},"many-partyIdentification":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/partyIdentification"}},"many-partyLegalEntity":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/partyLegalEntity"}},"many-partyName":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/partyName"}},"many-partyTaxScheme":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/partyTaxScheme"}},"many-payment":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/payment"}},"many-paymentMeans":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/paymentMeans"}},"many-paymentTerms":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/paymentTerms"}},"many-period":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/period"}},"many-person":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/person"}},"many-projectReference":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/projectReference"}},"many-signature":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/signature"}},"many-taxCategory":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/taxCategory"}},"many-taxSubtotal":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/taxSubtotal"}},"many-taxTotal":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/taxTotal"}},"many-text":{"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/text"}},"monetaryTotal":{"type":"object","required":["LineExtensionAmount","TaxExclusiveAmount","TaxInclusiveAmount","PayableAmount"],"additionalProperties":false,"properties":{"LineExtensionAmount":{"$ref":"#/$defs/one-amount"},"TaxExclusiveAmount":{"$ref":"#/$defs/one-amount"},"TaxInclusiveAmount":{"$ref":"#/$defs/one-amount"},"AllowanceTotalAmount":{"$ref":"#/$defs/one-amount"},"ChargeTotalAmount":{"$ref":"#/$defs/one-amount"},"PrepaidAmount":{"$ref":"#/$defs/one-amount"},"PayableRoundingAmount":{"$ref":"#/$defs/one-amount"},"PayableAmount":{"$ref":"#/$defs/one-amount"}}},"numeric":{"type":"object","required":["_"],"additionalProperties":false,"properties":{"_":{"type":"number","minimum":-1000000000000000,"maximum":1000000000000000}}},"one-address":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/address"}},"one-amount":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/amount"}},"one-attachment":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/attachment"}},"one-binaryObject":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/binaryObject"}},"one-branch":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/branch"}},"one-cardAccount":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/cardAccount"}},"one-code":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/code"}},"one-contact":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/contact"}},"one-country":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/country"}},"one-currencyCode":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/currencyCode"}},"one-customerParty":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/customerParty"}},"one-date":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/date"}},"one-deliveryTerms":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/deliveryTerms"}},"one-documentReference":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/documentReference"}},"one-exchangeRate":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/exchangeRate"}},"one-externalReference":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/externalReference"}},"one-financialAccount":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/financialAccount"}},"one-financialInstitution":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/financialInstitution"}},"one-identifier":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/identifier"}},"one-indicator":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/indicator"}},"one-item":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/item"}},"one-itemIdentification":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/itemIdentification"}},"one-location":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/location"}},"one-monetaryTotal":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/monetaryTotal"}},"one-numeric":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/numeric"}},"one-orderReference":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/orderReference"}},"one-party":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/party"}},"one-paymentMandate":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/paymentMandate"}},"one-price":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/price"}},"one-priceExtension":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/priceExtension"}},"one-quantity":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/quantity"}},"one-shipment":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/shipment"}},"one-supplierParty":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/supplierParty"}},"one-taxCategory":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/taxCategory"}},"one-taxScheme":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/taxScheme"}},"one-text":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/text"}},"one-time":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/time"}},"one-unitQuantity":{"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/unitQuantity"}},"orderLineReference":{"type":"object","required":["LineID"],"additionalProperties":false,"properties":{"LineID":{"$ref":"#/$defs/one-identifier"},"OrderReference":{"$ref":"#/$defs/one-orderReference"}}},"orderReference":{"type":"object","required":["ID"],"additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"SalesOrderID":{"$ref":"#/$defs/one-identifier"},"UUID":{"$ref":"#/$defs/one-identifier"},"IssueDate":{"$ref":"#/$defs/one-date"}}},"party":{"type":"object","additionalProperties":false,"properties":{"WebsiteURI":{"$ref":"#/$defs/one-identifier"},"EndpointID":{"$ref":"#/$defs/one-identifier"},"IndustryClassificationCode":{"$ref":"#/$defs/one-code"},"PartyIdentification":{"$ref":"#/$defs/many-partyIdentification"},"PartyName":{"$ref":"#/$defs/many-partyName"},"PostalAddress":{"$ref":"#/$defs/one-address"},"PartyTaxScheme":{"$ref":"#/$defs/many-partyTaxScheme"},"PartyLegalEntity":{"$ref":"#/$defs/many-partyLegalEntity"},"Contact":{"$ref":"#/$defs/one-contact"},"Person":{"$ref":"#/$defs/many-person"}}},"partyIdentification":{"type":"object","required":["ID"],"additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"}}},"partyLegalEntity":{"type":"object","additionalProperties":false,"properties":{"RegistrationName":{"$ref":"#/$defs/one-text"},"CompanyID":{"$ref":"#/$defs/one-identifier"},"CompanyLegalForm":{"$ref":"#/$defs/one-text"},"RegistrationAddress":{"$ref":"#/$defs/one-address"}}},"partyName":{"type":"object","required":["Name"],"additionalProperties":false,"properties":{"Name":{"$ref":"#/$defs/one-text"}}},"partyTaxScheme":{"type":"object","required":["TaxScheme"],"additionalProperties":false,"properties":{"RegistrationName":{"$ref":"#/$defs/one-text"},"CompanyID":{"$ref":"#/$defs/one-identifier"},"TaxScheme":{"$ref":"#/$defs/one-taxScheme"}}},"payment":{"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"PaidAmount":{"$ref":"#/$defs/one-amount"},"ReceivedDate":{"$ref":"#/$defs/one-date"},"PaidDate":{"$ref":"#/$defs/one-date"},"PaidTime":{"$ref":"#/$defs/one-time"},"InstructionID":{"$ref":"#/$defs/one-identifier"}}},"paymentMandate":{"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"PayerFinancialAccount":{"$ref":"#/$defs/one-financialAccount"}}},"paymentMeans":{"type":"object","required":["PaymentMeansCode"],"additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"PaymentMeansCode":{"$ref":"#/$defs/one-code"},"PaymentDueDate":{"$ref":"#/$defs/one-date"},"PaymentChannelCode":{"$ref":"#/$defs/one-code"},"InstructionID":{"$ref":"#/$defs/one-identifier"},"InstructionNote":{"$ref":"#/$defs/many-text"},"PaymentID":{"$ref":"#/$defs/many-identifier"},"CardAccount":{"$ref":"#/$defs/one-cardAccount"},"PayerFinancialAccount":{"$ref":"#/$defs/one-financialAccount"},"PayeeFinancialAccount":{"$ref":"#/$defs/one-financialAccount"},"PaymentMandate":{"$ref":"#/$defs/one-paymentMandate"}}},"paymentTerms":{"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"Note":{"$ref":"#/$defs/many-text"},"Amount":{"$ref":"#/$defs/one-amount"},"PaymentDueDate":{"$ref":"#/$defs/one-date"}}},"period":{"type":"object","additionalProperties":false,"properties":{"StartDate":{"$ref":"#/$defs/one-date"},"StartTime":{"$ref":"#/$defs/one-time"},"EndDate":{"$ref":"#/$defs/one-date"},"EndTime":{"$ref":"#/$defs/one-time"},"DescriptionCode":{"$ref":"#/$defs/many-code"},"Description":{"$ref":"#/$defs/many-text"}}},"person":{"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"FirstName":{"$ref":"#/$defs/one-text"},"FamilyName":{"$ref":"#/$defs/one-text"}}},"price":{"type":"object","required":["PriceAmount"],"additionalProperties":false,"properties":{"PriceAmount":{"$ref":"#/$defs/one-amount"},"BaseQuantity":{"$ref":"#/$defs/one-quantity"},"PriceTypeCode":{"$ref":"#/$defs/one-code"},"PriceType":{"$ref":"#/$defs/one-text"},"OrderableUnitFactorRate":{"$ref":"#/$defs/one-numeric"},"AllowanceCharge":{"$ref":"#/$defs/many-allowanceCharge"}}},"priceExtension":{"type":"object","required":["Amount"],"additionalProperties":false,"properties":{"Amount":{"$ref":"#/$defs/one-amount"}}},"projectReference":{"type":"object","required":["ID"],"additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"UUID":{"$ref":"#/$defs/one-identifier"},"IssueDate":{"$ref":"#/$defs/one-date"}}},"quantity":{"type":"object","required":["_"],"additionalProperties":false,"properties":{"_":{"type":"number","minimum":-1000000000000000,"maximum":1000000000000000},"unitCode":{"type":"string"},"unitCodeListID":{"type":"string"},"unitCodeListAgencyID":{"type":"string"},"unitCodeListAgencyName":{"type":"string"}}},"shipment":{"type":"object","required":["ID"],"additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"FreightAllowanceCharge":{"$ref":"#/$defs/many-allowanceCharge"}}},"signature":{"type":"object","required":["ID"],"additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"SignatureMethod":{"$ref":"#/$defs/one-text"}}},"supplierParty":{"type":"object","required":["Party"],"additionalProperties":false,"properties":{"CustomerAssignedAccountID":{"$ref":"#/$defs/one-identifier"},"AdditionalAccountID":{"$ref":"#/$defs/many-identifier"},"Party":{"$ref":"#/$defs/one-party"}}},"taxCategory":{"type":"object","required":["TaxScheme"],"additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"Name":{"$ref":"#/$defs/one-text"},"Percent":{"$ref":"#/$defs/one-numeric"},"TaxExemptionReasonCode":{"$ref":"#/$defs/one-code"},"TaxExemptionReason":{"$ref":"#/$defs/many-text"},"TaxScheme":{"$ref":"#/$defs/one-taxScheme"}}},"taxScheme":{"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"Name":{"$ref":"#/$defs/one-text"},"TaxTypeCode":{"$ref":"#/$defs/one-code"},"CurrencyCode":{"$ref":"#/$defs/one-currencyCode"}}},"taxSubtotal":{"type":"object","required":["TaxableAmount","TaxAmount","TaxCategory"],"additionalProperties":false,"properties":{"TaxableAmount":{"$ref":"#/$defs/one-amount"},"TaxAmount":{"$ref":"#/$defs/one-amount"},"Percent":{"$ref":"#/$defs/one-numeric"},"TaxCategory":{"$ref":"#/$defs/one-taxCategory"}}},"taxTotal":{"type":"object","required":["TaxAmount"],"additionalProperties":false,"properties":{"TaxAmount":{"$ref":"#/$defs/one-amount"},"RoundingAmount":{"$ref":"#/$defs/one-amount"},"TaxSubtotal":{"$ref":"#/$defs/many-taxSubtotal"}}},"text":{"type":"object","required":["_"],"additionalProperties":false,"properties":{"_":{"type":"string","minLength":1},"languageID":{"type":"string"},"languageLocaleID":{"type":"string"}}},"time":{"type":"object","required":["_"],"additionalProperties":false,"properties":{"_":{"type":"string","pattern":"^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?$"}}},"unitQuantity":{"type":"object","required":["_","unitCode"],"additionalProperties":false,"properties":{"_":{"type":"number","minimum":-1000000000000000,"maximum":1000000000000000},"unitCode":{"type":"string"},"unitCodeListID":{"type":"string"},"unitCodeListAgencyID":{"type":"string"},"unitCodeListAgencyName":{"type":"string"}}}},"$id":"validate"};
const schema32 = {"type":"object","required":["ID","IssueDate","InvoiceTypeCode","DocumentCurrencyCode","AccountingSupplierParty","AccountingCustomerParty","LegalMonetaryTotal","InvoiceLine"],"additionalProperties":false,"properties":{"UBLExtensions":{"type":"array","minItems":1,"maxItems":1,"items":{"type":"object"}},"UBLVersionID":{"$ref":"#/$defs/one-identifier"},"CustomizationID":{"$ref":"#/$defs/one-identifier"},"ProfileID":{"$ref":"#/$defs/one-identifier"},"ProfileExecutionID":{"$ref":"#/$defs/one-identifier"},"ID":{"$ref":"#/$defs/one-identifier"},"CopyIndicator":{"$ref":"#/$defs/one-indicator"},"UUID":{"$ref":"#/$defs/one-identifier"},"IssueDate":{"$ref":"#/$defs/one-date"},"IssueTime":{"$ref":"#/$defs/one-time"},"DueDate":{"$ref":"#/$defs/one-date"},"InvoiceTypeCode":{"$ref":"#/$defs/one-code"},"Note":{"$ref":"#/$defs/many-text"},"TaxPointDate":{"$ref":"#/$defs/one-date"},"DocumentCurrencyCode":{"$ref":"#/$defs/one-currencyCode"},"TaxCurrencyCode":{"$ref":"#/$defs/one-currencyCode"},"PricingCurrencyCode":{"$ref":"#/$defs/one-currencyCode"},"PaymentCurrencyCode":{"$ref":"#/$defs/one-currencyCode"},"PaymentAlternativeCurrencyCode":{"$ref":"#/$defs/one-currencyCode"},"AccountingCostCode":{"$ref":"#/$defs/one-code"},"AccountingCost":{"$ref":"#/$defs/one-text"},"LineCountNumeric":{"$ref":"#/$defs/one-numeric"},"BuyerReference":{"$ref":"#/$defs/one-text"},"InvoicePeriod":{"$ref":"#/$defs/many-period"},"OrderReference":{"$ref":"#/$defs/one-orderReference"},"BillingReference":{"$ref":"#/$defs/many-billingReference"},"DespatchDocumentReference":{"$ref":"#/$defs/many-documentReference"},"ReceiptDocumentReference":{"$ref":"#/$defs/many-documentReference"},"StatementDocumentReference":{"$ref":"#/$defs/many-documentReference"},"OriginatorDocumentReference":{"$ref":"#/$defs/many-documentReference"},"ContractDocumentReference":{"$ref":"#/$defs/many-documentReference"},"AdditionalDocumentReference":{"$ref":"#/$defs/many-documentReference"},"ProjectReference":{"$ref":"#/$defs/many-projectReference"},"Signature":{"$ref":"#/$defs/many-signature"},"AccountingSupplierParty":{"$ref":"#/$defs/one-supplierParty"},"AccountingCustomerParty":{"$ref":"#/$defs/one-customerParty"},"PayeeParty":{"$ref":"#/$defs/one-party"},"BuyerCustomerParty":{"$ref":"#/$defs/one-customerParty"},"SellerSupplierParty":{"$ref":"#/$defs/one-supplierParty"},"TaxRepresentativeParty":{"$ref":"#/$defs/one-party"},"Delivery":{"$ref":"#/$defs/many-delivery"},"DeliveryTerms":{"$ref":"#/$defs/one-deliveryTerms"},"PaymentMeans":{"$ref":"#/$defs/many-paymentMeans"},"PaymentTerms":{"$ref":"#/$defs/many-paymentTerms"},"PrepaidPayment":{"$ref":"#/$defs/many-payment"},"AllowanceCharge":{"$ref":"#/$defs/many-allowanceCharge"},"TaxExchangeRate":{"$ref":"#/$defs/one-exchangeRate"},"PricingExchangeRate":{"$ref":"#/$defs/one-exchangeRate"},"PaymentExchangeRate":{"$ref":"#/$defs/one-exchangeRate"},"PaymentAlternativeExchangeRate":{"$ref":"#/$defs/one-exchangeRate"},"TaxTotal":{"$ref":"#/$defs/many-taxTotal"},"WithholdingTaxTotal":{"$ref":"#/$defs/many-taxTotal"},"LegalMonetaryTotal":{"$ref":"#/$defs/one-monetaryTotal"},"InvoiceLine":{"$ref":"#/$defs/many-invoiceLine"}}};
const func1 = Object.prototype.hasOwnProperty;
const schema33 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/identifier"}};
const schema34 = {"type":"object","required":["_"],"additionalProperties":false,"properties":{"_":{"type":"string","minLength":1},"schemeID":{"type":"string"},"schemeName":{"type":"string"},"schemeAgencyID":{"type":"string"},"schemeAgencyName":{"type":"string"},"schemeVersionID":{"type":"string"},"schemeDataURI":{"type":"string"},"schemeURI":{"type":"string"}}};
const func2 = (imported0.default ?? imported0);

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0._ === undefined){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/identifier/required",keyword:"required",params:{missingProperty: "_"},message:"must have required property '"+"_"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data0){
if(!((((((((key0 === "_") || (key0 === "schemeID")) || (key0 === "schemeName")) || (key0 === "schemeAgencyID")) || (key0 === "schemeAgencyName")) || (key0 === "schemeVersionID")) || (key0 === "schemeDataURI")) || (key0 === "schemeURI"))){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/identifier/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0._ !== undefined){
let data1 = data0._;
if(typeof data1 === "string"){
if(func2(data1) < 1){
const err4 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/identifier/properties/_/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/identifier/properties/_/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data0.schemeID !== undefined){
if(typeof data0.schemeID !== "string"){
const err6 = {instancePath:instancePath+"/" + i0+"/schemeID",schemaPath:"#/$defs/identifier/properties/schemeID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data0.schemeName !== undefined){
if(typeof data0.schemeName !== "string"){
const err7 = {instancePath:instancePath+"/" + i0+"/schemeName",schemaPath:"#/$defs/identifier/properties/schemeName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.schemeAgencyID !== undefined){
if(typeof data0.schemeAgencyID !== "string"){
const err8 = {instancePath:instancePath+"/" + i0+"/schemeAgencyID",schemaPath:"#/$defs/identifier/properties/schemeAgencyID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.schemeAgencyName !== undefined){
if(typeof data0.schemeAgencyName !== "string"){
const err9 = {instancePath:instancePath+"/" + i0+"/schemeAgencyName",schemaPath:"#/$defs/identifier/properties/schemeAgencyName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data0.schemeVersionID !== undefined){
if(typeof data0.schemeVersionID !== "string"){
const err10 = {instancePath:instancePath+"/" + i0+"/schemeVersionID",schemaPath:"#/$defs/identifier/properties/schemeVersionID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data0.schemeDataURI !== undefined){
if(typeof data0.schemeDataURI !== "string"){
const err11 = {instancePath:instancePath+"/" + i0+"/schemeDataURI",schemaPath:"#/$defs/identifier/properties/schemeDataURI/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data0.schemeURI !== undefined){
if(typeof data0.schemeURI !== "string"){
const err12 = {instancePath:instancePath+"/" + i0+"/schemeURI",schemaPath:"#/$defs/identifier/properties/schemeURI/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/identifier/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema35 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/indicator"}};
const schema36 = {"type":"object","required":["_"],"additionalProperties":false,"properties":{"_":{"type":"boolean"}}};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0._ === undefined){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/indicator/required",keyword:"required",params:{missingProperty: "_"},message:"must have required property '"+"_"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data0){
if(!(key0 === "_")){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/indicator/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0._ !== undefined){
if(typeof data0._ !== "boolean"){
const err4 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/indicator/properties/_/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/indicator/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema37 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/date"}};
const schema38 = {"type":"object","required":["_"],"additionalProperties":false,"properties":{"_":{"type":"string","format":"date"}}};
const formats0 = (imported1.default ?? imported1).fullFormats.date;

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate31.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0._ === undefined){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/date/required",keyword:"required",params:{missingProperty: "_"},message:"must have required property '"+"_"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data0){
if(!(key0 === "_")){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/date/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0._ !== undefined){
let data1 = data0._;
if(typeof data1 === "string"){
if(!(formats0.validate(data1))){
const err4 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/date/properties/_/format",keyword:"format",params:{format: "date"},message:"must match format \""+"date"+"\""};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/date/properties/_/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/date/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}
validate31.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema39 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/time"}};
const schema40 = {"type":"object","required":["_"],"additionalProperties":false,"properties":{"_":{"type":"string","pattern":"^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?$"}}};
const pattern4 = new RegExp("^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?$", "u");

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate33.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0._ === undefined){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/time/required",keyword:"required",params:{missingProperty: "_"},message:"must have required property '"+"_"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data0){
if(!(key0 === "_")){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/time/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0._ !== undefined){
let data1 = data0._;
if(typeof data1 === "string"){
if(!pattern4.test(data1)){
const err4 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/time/properties/_/pattern",keyword:"pattern",params:{pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?$"},message:"must match pattern \""+"^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/time/properties/_/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/time/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate33.errors = vErrors;
return errors === 0;
}
validate33.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema41 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/code"}};
const schema42 = {"type":"object","required":["_"],"additionalProperties":false,"properties":{"_":{"type":"string","minLength":1},"listID":{"type":"string"},"listAgencyID":{"type":"string"},"listAgencyName":{"type":"string"},"listName":{"type":"string"},"listVersionID":{"type":"string"},"name":{"type":"string"},"languageID":{"type":"string"},"listURI":{"type":"string"},"listSchemeURI":{"type":"string"}}};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate36.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0._ === undefined){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/code/required",keyword:"required",params:{missingProperty: "_"},message:"must have required property '"+"_"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data0){
if(!(func1.call(schema42.properties, key0))){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/code/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0._ !== undefined){
let data1 = data0._;
if(typeof data1 === "string"){
if(func2(data1) < 1){
const err4 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/code/properties/_/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/code/properties/_/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data0.listID !== undefined){
if(typeof data0.listID !== "string"){
const err6 = {instancePath:instancePath+"/" + i0+"/listID",schemaPath:"#/$defs/code/properties/listID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data0.listAgencyID !== undefined){
if(typeof data0.listAgencyID !== "string"){
const err7 = {instancePath:instancePath+"/" + i0+"/listAgencyID",schemaPath:"#/$defs/code/properties/listAgencyID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.listAgencyName !== undefined){
if(typeof data0.listAgencyName !== "string"){
const err8 = {instancePath:instancePath+"/" + i0+"/listAgencyName",schemaPath:"#/$defs/code/properties/listAgencyName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.listName !== undefined){
if(typeof data0.listName !== "string"){
const err9 = {instancePath:instancePath+"/" + i0+"/listName",schemaPath:"#/$defs/code/properties/listName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data0.listVersionID !== undefined){
if(typeof data0.listVersionID !== "string"){
const err10 = {instancePath:instancePath+"/" + i0+"/listVersionID",schemaPath:"#/$defs/code/properties/listVersionID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data0.name !== undefined){
if(typeof data0.name !== "string"){
const err11 = {instancePath:instancePath+"/" + i0+"/name",schemaPath:"#/$defs/code/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data0.languageID !== undefined){
if(typeof data0.languageID !== "string"){
const err12 = {instancePath:instancePath+"/" + i0+"/languageID",schemaPath:"#/$defs/code/properties/languageID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data0.listURI !== undefined){
if(typeof data0.listURI !== "string"){
const err13 = {instancePath:instancePath+"/" + i0+"/listURI",schemaPath:"#/$defs/code/properties/listURI/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data0.listSchemeURI !== undefined){
if(typeof data0.listSchemeURI !== "string"){
const err14 = {instancePath:instancePath+"/" + i0+"/listSchemeURI",schemaPath:"#/$defs/code/properties/listSchemeURI/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/code/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate36.errors = vErrors;
return errors === 0;
}
validate36.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema43 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/text"}};
const schema44 = {"type":"object","required":["_"],"additionalProperties":false,"properties":{"_":{"type":"string","minLength":1},"languageID":{"type":"string"},"languageLocaleID":{"type":"string"}}};

function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate38.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0._ === undefined){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/text/required",keyword:"required",params:{missingProperty: "_"},message:"must have required property '"+"_"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data0){
if(!(((key0 === "_") || (key0 === "languageID")) || (key0 === "languageLocaleID"))){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/text/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0._ !== undefined){
let data1 = data0._;
if(typeof data1 === "string"){
if(func2(data1) < 1){
const err4 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/text/properties/_/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/text/properties/_/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data0.languageID !== undefined){
if(typeof data0.languageID !== "string"){
const err6 = {instancePath:instancePath+"/" + i0+"/languageID",schemaPath:"#/$defs/text/properties/languageID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data0.languageLocaleID !== undefined){
if(typeof data0.languageLocaleID !== "string"){
const err7 = {instancePath:instancePath+"/" + i0+"/languageLocaleID",schemaPath:"#/$defs/text/properties/languageLocaleID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate38.errors = vErrors;
return errors === 0;
}
validate38.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema45 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/currencyCode"}};
const schema46 = {"type":"object","required":["_"],"additionalProperties":false,"properties":{"_":{"type":"string","pattern":"^[A-Z]{3}$"},"listID":{"type":"string"},"listAgencyID":{"type":"string"},"listAgencyName":{"type":"string"},"listName":{"type":"string"},"listVersionID":{"type":"string"},"name":{"type":"string"},"languageID":{"type":"string"},"listURI":{"type":"string"},"listSchemeURI":{"type":"string"}}};
const pattern5 = new RegExp("^[A-Z]{3}$", "u");

function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate41.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0._ === undefined){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/currencyCode/required",keyword:"required",params:{missingProperty: "_"},message:"must have required property '"+"_"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data0){
if(!(func1.call(schema46.properties, key0))){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/currencyCode/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0._ !== undefined){
let data1 = data0._;
if(typeof data1 === "string"){
if(!pattern5.test(data1)){
const err4 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/currencyCode/properties/_/pattern",keyword:"pattern",params:{pattern: "^[A-Z]{3}$"},message:"must match pattern \""+"^[A-Z]{3}$"+"\""};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/currencyCode/properties/_/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data0.listID !== undefined){
if(typeof data0.listID !== "string"){
const err6 = {instancePath:instancePath+"/" + i0+"/listID",schemaPath:"#/$defs/currencyCode/properties/listID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data0.listAgencyID !== undefined){
if(typeof data0.listAgencyID !== "string"){
const err7 = {instancePath:instancePath+"/" + i0+"/listAgencyID",schemaPath:"#/$defs/currencyCode/properties/listAgencyID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.listAgencyName !== undefined){
if(typeof data0.listAgencyName !== "string"){
const err8 = {instancePath:instancePath+"/" + i0+"/listAgencyName",schemaPath:"#/$defs/currencyCode/properties/listAgencyName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.listName !== undefined){
if(typeof data0.listName !== "string"){
const err9 = {instancePath:instancePath+"/" + i0+"/listName",schemaPath:"#/$defs/currencyCode/properties/listName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data0.listVersionID !== undefined){
if(typeof data0.listVersionID !== "string"){
const err10 = {instancePath:instancePath+"/" + i0+"/listVersionID",schemaPath:"#/$defs/currencyCode/properties/listVersionID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data0.name !== undefined){
if(typeof data0.name !== "string"){
const err11 = {instancePath:instancePath+"/" + i0+"/name",schemaPath:"#/$defs/currencyCode/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data0.languageID !== undefined){
if(typeof data0.languageID !== "string"){
const err12 = {instancePath:instancePath+"/" + i0+"/languageID",schemaPath:"#/$defs/currencyCode/properties/languageID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data0.listURI !== undefined){
if(typeof data0.listURI !== "string"){
const err13 = {instancePath:instancePath+"/" + i0+"/listURI",schemaPath:"#/$defs/currencyCode/properties/listURI/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data0.listSchemeURI !== undefined){
if(typeof data0.listSchemeURI !== "string"){
const err14 = {instancePath:instancePath+"/" + i0+"/listSchemeURI",schemaPath:"#/$defs/currencyCode/properties/listSchemeURI/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/currencyCode/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate41.errors = vErrors;
return errors === 0;
}
validate41.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema47 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/text"}};

function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate48.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0._ === undefined){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/text/required",keyword:"required",params:{missingProperty: "_"},message:"must have required property '"+"_"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data0){
if(!(((key0 === "_") || (key0 === "languageID")) || (key0 === "languageLocaleID"))){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/text/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0._ !== undefined){
let data1 = data0._;
if(typeof data1 === "string"){
if(func2(data1) < 1){
const err4 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/text/properties/_/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/text/properties/_/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data0.languageID !== undefined){
if(typeof data0.languageID !== "string"){
const err6 = {instancePath:instancePath+"/" + i0+"/languageID",schemaPath:"#/$defs/text/properties/languageID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data0.languageLocaleID !== undefined){
if(typeof data0.languageLocaleID !== "string"){
const err7 = {instancePath:instancePath+"/" + i0+"/languageLocaleID",schemaPath:"#/$defs/text/properties/languageLocaleID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/text/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate48.errors = vErrors;
return errors === 0;
}
validate48.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema49 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/numeric"}};
const schema50 = {"type":"object","required":["_"],"additionalProperties":false,"properties":{"_":{"type":"number","minimum":-1000000000000000,"maximum":1000000000000000}}};

function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate50.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0._ === undefined){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/numeric/required",keyword:"required",params:{missingProperty: "_"},message:"must have required property '"+"_"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data0){
if(!(key0 === "_")){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/numeric/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0._ !== undefined){
let data1 = data0._;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 1000000000000000 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/numeric/properties/_/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000000000},message:"must be <= 1000000000000000"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1 < -1000000000000000 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/numeric/properties/_/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1000000000000000},message:"must be >= -1000000000000000"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/numeric/properties/_/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/numeric/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate50.errors = vErrors;
return errors === 0;
}
validate50.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema51 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/period"}};
const schema52 = {"type":"object","additionalProperties":false,"properties":{"StartDate":{"$ref":"#/$defs/one-date"},"StartTime":{"$ref":"#/$defs/one-time"},"EndDate":{"$ref":"#/$defs/one-date"},"EndTime":{"$ref":"#/$defs/one-time"},"DescriptionCode":{"$ref":"#/$defs/many-code"},"Description":{"$ref":"#/$defs/many-text"}}};
const schema53 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/code"}};

function validate59(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate59.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0._ === undefined){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/code/required",keyword:"required",params:{missingProperty: "_"},message:"must have required property '"+"_"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data0){
if(!(func1.call(schema42.properties, key0))){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/code/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0._ !== undefined){
let data1 = data0._;
if(typeof data1 === "string"){
if(func2(data1) < 1){
const err4 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/code/properties/_/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/code/properties/_/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data0.listID !== undefined){
if(typeof data0.listID !== "string"){
const err6 = {instancePath:instancePath+"/" + i0+"/listID",schemaPath:"#/$defs/code/properties/listID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data0.listAgencyID !== undefined){
if(typeof data0.listAgencyID !== "string"){
const err7 = {instancePath:instancePath+"/" + i0+"/listAgencyID",schemaPath:"#/$defs/code/properties/listAgencyID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.listAgencyName !== undefined){
if(typeof data0.listAgencyName !== "string"){
const err8 = {instancePath:instancePath+"/" + i0+"/listAgencyName",schemaPath:"#/$defs/code/properties/listAgencyName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.listName !== undefined){
if(typeof data0.listName !== "string"){
const err9 = {instancePath:instancePath+"/" + i0+"/listName",schemaPath:"#/$defs/code/properties/listName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data0.listVersionID !== undefined){
if(typeof data0.listVersionID !== "string"){
const err10 = {instancePath:instancePath+"/" + i0+"/listVersionID",schemaPath:"#/$defs/code/properties/listVersionID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data0.name !== undefined){
if(typeof data0.name !== "string"){
const err11 = {instancePath:instancePath+"/" + i0+"/name",schemaPath:"#/$defs/code/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data0.languageID !== undefined){
if(typeof data0.languageID !== "string"){
const err12 = {instancePath:instancePath+"/" + i0+"/languageID",schemaPath:"#/$defs/code/properties/languageID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data0.listURI !== undefined){
if(typeof data0.listURI !== "string"){
const err13 = {instancePath:instancePath+"/" + i0+"/listURI",schemaPath:"#/$defs/code/properties/listURI/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data0.listSchemeURI !== undefined){
if(typeof data0.listSchemeURI !== "string"){
const err14 = {instancePath:instancePath+"/" + i0+"/listSchemeURI",schemaPath:"#/$defs/code/properties/listSchemeURI/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/code/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate59.errors = vErrors;
return errors === 0;
}
validate59.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate54.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "StartDate") || (key0 === "StartTime")) || (key0 === "EndDate")) || (key0 === "EndTime")) || (key0 === "DescriptionCode")) || (key0 === "Description"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.StartDate !== undefined){
if(!(validate31(data.StartDate, {instancePath:instancePath+"/StartDate",parentData:data,parentDataProperty:"StartDate",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate31.errors);
errors = vErrors.length;
}
}
if(data.StartTime !== undefined){
if(!(validate33(data.StartTime, {instancePath:instancePath+"/StartTime",parentData:data,parentDataProperty:"StartTime",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate33.errors);
errors = vErrors.length;
}
}
if(data.EndDate !== undefined){
if(!(validate31(data.EndDate, {instancePath:instancePath+"/EndDate",parentData:data,parentDataProperty:"EndDate",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate31.errors);
errors = vErrors.length;
}
}
if(data.EndTime !== undefined){
if(!(validate33(data.EndTime, {instancePath:instancePath+"/EndTime",parentData:data,parentDataProperty:"EndTime",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate33.errors);
errors = vErrors.length;
}
}
if(data.DescriptionCode !== undefined){
if(!(validate59(data.DescriptionCode, {instancePath:instancePath+"/DescriptionCode",parentData:data,parentDataProperty:"DescriptionCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate59.errors);
errors = vErrors.length;
}
}
if(data.Description !== undefined){
if(!(validate38(data.Description, {instancePath:instancePath+"/Description",parentData:data,parentDataProperty:"Description",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate38.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate54.errors = vErrors;
return errors === 0;
}
validate54.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate53.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate54(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate54.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema55 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/orderReference"}};
const schema56 = {"type":"object","required":["ID"],"additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"SalesOrderID":{"$ref":"#/$defs/one-identifier"},"UUID":{"$ref":"#/$defs/one-identifier"},"IssueDate":{"$ref":"#/$defs/one-date"}}};

function validate65(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate65.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ID === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ID"},message:"must have required property '"+"ID"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "ID") || (key0 === "SalesOrderID")) || (key0 === "UUID")) || (key0 === "IssueDate"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.SalesOrderID !== undefined){
if(!(validate22(data.SalesOrderID, {instancePath:instancePath+"/SalesOrderID",parentData:data,parentDataProperty:"SalesOrderID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.UUID !== undefined){
if(!(validate22(data.UUID, {instancePath:instancePath+"/UUID",parentData:data,parentDataProperty:"UUID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.IssueDate !== undefined){
if(!(validate31(data.IssueDate, {instancePath:instancePath+"/IssueDate",parentData:data,parentDataProperty:"IssueDate",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate31.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate65.errors = vErrors;
return errors === 0;
}
validate65.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate64(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate64.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate65(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate65.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate64.errors = vErrors;
return errors === 0;
}
validate64.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema57 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/billingReference"}};
const schema58 = {"type":"object","additionalProperties":false,"properties":{"InvoiceDocumentReference":{"$ref":"#/$defs/one-documentReference"},"CreditNoteDocumentReference":{"$ref":"#/$defs/one-documentReference"},"AdditionalDocumentReference":{"$ref":"#/$defs/one-documentReference"}}};
const schema59 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/documentReference"}};
const schema60 = {"type":"object","required":["ID"],"additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"UUID":{"$ref":"#/$defs/one-identifier"},"IssueDate":{"$ref":"#/$defs/one-date"},"IssueTime":{"$ref":"#/$defs/one-time"},"DocumentTypeCode":{"$ref":"#/$defs/one-code"},"DocumentType":{"$ref":"#/$defs/one-text"},"DocumentDescription":{"$ref":"#/$defs/many-text"},"Attachment":{"$ref":"#/$defs/one-attachment"}}};
const schema61 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/attachment"}};
const schema62 = {"type":"object","additionalProperties":false,"properties":{"EmbeddedDocumentBinaryObject":{"$ref":"#/$defs/one-binaryObject"},"ExternalReference":{"$ref":"#/$defs/one-externalReference"}}};
const schema63 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/binaryObject"}};
const schema64 = {"type":"object","required":["_","mimeCode"],"additionalProperties":false,"properties":{"_":{"type":"string","pattern":"^[A-Za-z0-9+/=\\s]+$"},"mimeCode":{"type":"string"},"filename":{"type":"string"},"format":{"type":"string"},"encodingCode":{"type":"string"},"characterSetCode":{"type":"string"},"uri":{"type":"string"}}};
const pattern6 = new RegExp("^[A-Za-z0-9+/=\\s]+$", "u");

function validate85(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate85.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0._ === undefined){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/binaryObject/required",keyword:"required",params:{missingProperty: "_"},message:"must have required property '"+"_"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0.mimeCode === undefined){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/binaryObject/required",keyword:"required",params:{missingProperty: "mimeCode"},message:"must have required property '"+"mimeCode"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data0){
if(!(((((((key0 === "_") || (key0 === "mimeCode")) || (key0 === "filename")) || (key0 === "format")) || (key0 === "encodingCode")) || (key0 === "characterSetCode")) || (key0 === "uri"))){
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/binaryObject/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0._ !== undefined){
let data1 = data0._;
if(typeof data1 === "string"){
if(!pattern6.test(data1)){
const err5 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/binaryObject/properties/_/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/=\\s]+$"},message:"must match pattern \""+"^[A-Za-z0-9+/=\\s]+$"+"\""};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/binaryObject/properties/_/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data0.mimeCode !== undefined){
if(typeof data0.mimeCode !== "string"){
const err7 = {instancePath:instancePath+"/" + i0+"/mimeCode",schemaPath:"#/$defs/binaryObject/properties/mimeCode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.filename !== undefined){
if(typeof data0.filename !== "string"){
const err8 = {instancePath:instancePath+"/" + i0+"/filename",schemaPath:"#/$defs/binaryObject/properties/filename/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.format !== undefined){
if(typeof data0.format !== "string"){
const err9 = {instancePath:instancePath+"/" + i0+"/format",schemaPath:"#/$defs/binaryObject/properties/format/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data0.encodingCode !== undefined){
if(typeof data0.encodingCode !== "string"){
const err10 = {instancePath:instancePath+"/" + i0+"/encodingCode",schemaPath:"#/$defs/binaryObject/properties/encodingCode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data0.characterSetCode !== undefined){
if(typeof data0.characterSetCode !== "string"){
const err11 = {instancePath:instancePath+"/" + i0+"/characterSetCode",schemaPath:"#/$defs/binaryObject/properties/characterSetCode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data0.uri !== undefined){
if(typeof data0.uri !== "string"){
const err12 = {instancePath:instancePath+"/" + i0+"/uri",schemaPath:"#/$defs/binaryObject/properties/uri/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/binaryObject/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate85.errors = vErrors;
return errors === 0;
}
validate85.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema65 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/externalReference"}};
const schema66 = {"type":"object","additionalProperties":false,"properties":{"URI":{"$ref":"#/$defs/one-identifier"}}};

function validate88(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate88.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "URI")){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.URI !== undefined){
if(!(validate22(data.URI, {instancePath:instancePath+"/URI",parentData:data,parentDataProperty:"URI",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate88.errors = vErrors;
return errors === 0;
}
validate88.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate87(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate87.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate88(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate88.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate87.errors = vErrors;
return errors === 0;
}
validate87.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate84(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate84.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "EmbeddedDocumentBinaryObject") || (key0 === "ExternalReference"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.EmbeddedDocumentBinaryObject !== undefined){
if(!(validate85(data.EmbeddedDocumentBinaryObject, {instancePath:instancePath+"/EmbeddedDocumentBinaryObject",parentData:data,parentDataProperty:"EmbeddedDocumentBinaryObject",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate85.errors);
errors = vErrors.length;
}
}
if(data.ExternalReference !== undefined){
if(!(validate87(data.ExternalReference, {instancePath:instancePath+"/ExternalReference",parentData:data,parentDataProperty:"ExternalReference",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate87.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate84.errors = vErrors;
return errors === 0;
}
validate84.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate83(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate83.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate84(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate84.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate83.errors = vErrors;
return errors === 0;
}
validate83.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate75(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate75.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ID === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ID"},message:"must have required property '"+"ID"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "ID") || (key0 === "UUID")) || (key0 === "IssueDate")) || (key0 === "IssueTime")) || (key0 === "DocumentTypeCode")) || (key0 === "DocumentType")) || (key0 === "DocumentDescription")) || (key0 === "Attachment"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.UUID !== undefined){
if(!(validate22(data.UUID, {instancePath:instancePath+"/UUID",parentData:data,parentDataProperty:"UUID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.IssueDate !== undefined){
if(!(validate31(data.IssueDate, {instancePath:instancePath+"/IssueDate",parentData:data,parentDataProperty:"IssueDate",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate31.errors);
errors = vErrors.length;
}
}
if(data.IssueTime !== undefined){
if(!(validate33(data.IssueTime, {instancePath:instancePath+"/IssueTime",parentData:data,parentDataProperty:"IssueTime",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate33.errors);
errors = vErrors.length;
}
}
if(data.DocumentTypeCode !== undefined){
if(!(validate36(data.DocumentTypeCode, {instancePath:instancePath+"/DocumentTypeCode",parentData:data,parentDataProperty:"DocumentTypeCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate36.errors);
errors = vErrors.length;
}
}
if(data.DocumentType !== undefined){
if(!(validate48(data.DocumentType, {instancePath:instancePath+"/DocumentType",parentData:data,parentDataProperty:"DocumentType",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.DocumentDescription !== undefined){
if(!(validate38(data.DocumentDescription, {instancePath:instancePath+"/DocumentDescription",parentData:data,parentDataProperty:"DocumentDescription",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate38.errors);
errors = vErrors.length;
}
}
if(data.Attachment !== undefined){
if(!(validate83(data.Attachment, {instancePath:instancePath+"/Attachment",parentData:data,parentDataProperty:"Attachment",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate83.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate75.errors = vErrors;
return errors === 0;
}
validate75.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate74(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate74.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate75(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate75.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate74.errors = vErrors;
return errors === 0;
}
validate74.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate73(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate73.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "InvoiceDocumentReference") || (key0 === "CreditNoteDocumentReference")) || (key0 === "AdditionalDocumentReference"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.InvoiceDocumentReference !== undefined){
if(!(validate74(data.InvoiceDocumentReference, {instancePath:instancePath+"/InvoiceDocumentReference",parentData:data,parentDataProperty:"InvoiceDocumentReference",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.CreditNoteDocumentReference !== undefined){
if(!(validate74(data.CreditNoteDocumentReference, {instancePath:instancePath+"/CreditNoteDocumentReference",parentData:data,parentDataProperty:"CreditNoteDocumentReference",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate74.errors);
errors = vErrors.length;
}
}
if(data.AdditionalDocumentReference !== undefined){
if(!(validate74(data.AdditionalDocumentReference, {instancePath:instancePath+"/AdditionalDocumentReference",parentData:data,parentDataProperty:"AdditionalDocumentReference",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate74.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate73.errors = vErrors;
return errors === 0;
}
validate73.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate72(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate72.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate73(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate73.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate72.errors = vErrors;
return errors === 0;
}
validate72.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema67 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/documentReference"}};

function validate100(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate100.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate75(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate75.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate100.errors = vErrors;
return errors === 0;
}
validate100.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema68 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/projectReference"}};
const schema69 = {"type":"object","required":["ID"],"additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"UUID":{"$ref":"#/$defs/one-identifier"},"IssueDate":{"$ref":"#/$defs/one-date"}}};

function validate109(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate109.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ID === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ID"},message:"must have required property '"+"ID"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "ID") || (key0 === "UUID")) || (key0 === "IssueDate"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.UUID !== undefined){
if(!(validate22(data.UUID, {instancePath:instancePath+"/UUID",parentData:data,parentDataProperty:"UUID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.IssueDate !== undefined){
if(!(validate31(data.IssueDate, {instancePath:instancePath+"/IssueDate",parentData:data,parentDataProperty:"IssueDate",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate31.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate109.errors = vErrors;
return errors === 0;
}
validate109.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate108(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate108.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate109(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate109.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate108.errors = vErrors;
return errors === 0;
}
validate108.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema70 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/signature"}};
const schema71 = {"type":"object","required":["ID"],"additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"SignatureMethod":{"$ref":"#/$defs/one-text"}}};

function validate116(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate116.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ID === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ID"},message:"must have required property '"+"ID"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "ID") || (key0 === "SignatureMethod"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.SignatureMethod !== undefined){
if(!(validate48(data.SignatureMethod, {instancePath:instancePath+"/SignatureMethod",parentData:data,parentDataProperty:"SignatureMethod",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate116.errors = vErrors;
return errors === 0;
}
validate116.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate115(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate115.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate116(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate116.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate115.errors = vErrors;
return errors === 0;
}
validate115.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema72 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/supplierParty"}};
const schema73 = {"type":"object","required":["Party"],"additionalProperties":false,"properties":{"CustomerAssignedAccountID":{"$ref":"#/$defs/one-identifier"},"AdditionalAccountID":{"$ref":"#/$defs/many-identifier"},"Party":{"$ref":"#/$defs/one-party"}}};
const schema74 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/identifier"}};

function validate124(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate124.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0._ === undefined){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/identifier/required",keyword:"required",params:{missingProperty: "_"},message:"must have required property '"+"_"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data0){
if(!((((((((key0 === "_") || (key0 === "schemeID")) || (key0 === "schemeName")) || (key0 === "schemeAgencyID")) || (key0 === "schemeAgencyName")) || (key0 === "schemeVersionID")) || (key0 === "schemeDataURI")) || (key0 === "schemeURI"))){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/identifier/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0._ !== undefined){
let data1 = data0._;
if(typeof data1 === "string"){
if(func2(data1) < 1){
const err4 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/identifier/properties/_/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/identifier/properties/_/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data0.schemeID !== undefined){
if(typeof data0.schemeID !== "string"){
const err6 = {instancePath:instancePath+"/" + i0+"/schemeID",schemaPath:"#/$defs/identifier/properties/schemeID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data0.schemeName !== undefined){
if(typeof data0.schemeName !== "string"){
const err7 = {instancePath:instancePath+"/" + i0+"/schemeName",schemaPath:"#/$defs/identifier/properties/schemeName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.schemeAgencyID !== undefined){
if(typeof data0.schemeAgencyID !== "string"){
const err8 = {instancePath:instancePath+"/" + i0+"/schemeAgencyID",schemaPath:"#/$defs/identifier/properties/schemeAgencyID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.schemeAgencyName !== undefined){
if(typeof data0.schemeAgencyName !== "string"){
const err9 = {instancePath:instancePath+"/" + i0+"/schemeAgencyName",schemaPath:"#/$defs/identifier/properties/schemeAgencyName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data0.schemeVersionID !== undefined){
if(typeof data0.schemeVersionID !== "string"){
const err10 = {instancePath:instancePath+"/" + i0+"/schemeVersionID",schemaPath:"#/$defs/identifier/properties/schemeVersionID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data0.schemeDataURI !== undefined){
if(typeof data0.schemeDataURI !== "string"){
const err11 = {instancePath:instancePath+"/" + i0+"/schemeDataURI",schemaPath:"#/$defs/identifier/properties/schemeDataURI/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data0.schemeURI !== undefined){
if(typeof data0.schemeURI !== "string"){
const err12 = {instancePath:instancePath+"/" + i0+"/schemeURI",schemaPath:"#/$defs/identifier/properties/schemeURI/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/identifier/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate124.errors = vErrors;
return errors === 0;
}
validate124.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema76 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/party"}};
const schema77 = {"type":"object","additionalProperties":false,"properties":{"WebsiteURI":{"$ref":"#/$defs/one-identifier"},"EndpointID":{"$ref":"#/$defs/one-identifier"},"IndustryClassificationCode":{"$ref":"#/$defs/one-code"},"PartyIdentification":{"$ref":"#/$defs/many-partyIdentification"},"PartyName":{"$ref":"#/$defs/many-partyName"},"PostalAddress":{"$ref":"#/$defs/one-address"},"PartyTaxScheme":{"$ref":"#/$defs/many-partyTaxScheme"},"PartyLegalEntity":{"$ref":"#/$defs/many-partyLegalEntity"},"Contact":{"$ref":"#/$defs/one-contact"},"Person":{"$ref":"#/$defs/many-person"}}};
const schema78 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/partyIdentification"}};
const schema79 = {"type":"object","required":["ID"],"additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"}}};

function validate132(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate132.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ID === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ID"},message:"must have required property '"+"ID"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "ID")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate132.errors = vErrors;
return errors === 0;
}
validate132.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate131(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate131.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate132(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate132.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate131.errors = vErrors;
return errors === 0;
}
validate131.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema80 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/partyName"}};
const schema81 = {"type":"object","required":["Name"],"additionalProperties":false,"properties":{"Name":{"$ref":"#/$defs/one-text"}}};

function validate137(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate137.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.Name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "Name"},message:"must have required property '"+"Name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "Name")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.Name !== undefined){
if(!(validate48(data.Name, {instancePath:instancePath+"/Name",parentData:data,parentDataProperty:"Name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate137.errors = vErrors;
return errors === 0;
}
validate137.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate136(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate136.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate137(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate137.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate136.errors = vErrors;
return errors === 0;
}
validate136.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema82 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/address"}};
const schema83 = {"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"Postbox":{"$ref":"#/$defs/one-text"},"Floor":{"$ref":"#/$defs/one-text"},"Room":{"$ref":"#/$defs/one-text"},"StreetName":{"$ref":"#/$defs/one-text"},"AdditionalStreetName":{"$ref":"#/$defs/one-text"},"BlockName":{"$ref":"#/$defs/one-text"},"BuildingName":{"$ref":"#/$defs/one-text"},"BuildingNumber":{"$ref":"#/$defs/one-text"},"Department":{"$ref":"#/$defs/one-text"},"MarkAttention":{"$ref":"#/$defs/one-text"},"PlotIdentification":{"$ref":"#/$defs/one-text"},"CitySubdivisionName":{"$ref":"#/$defs/one-text"},"CityName":{"$ref":"#/$defs/one-text"},"PostalZone":{"$ref":"#/$defs/one-text"},"CountrySubentity":{"$ref":"#/$defs/one-text"},"CountrySubentityCode":{"$ref":"#/$defs/one-code"},"Region":{"$ref":"#/$defs/one-text"},"District":{"$ref":"#/$defs/one-text"},"AddressLine":{"$ref":"#/$defs/many-addressLine"},"Country":{"$ref":"#/$defs/one-country"}}};
const schema84 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/addressLine"}};
const schema85 = {"type":"object","required":["Line"],"additionalProperties":false,"properties":{"Line":{"$ref":"#/$defs/one-text"}}};

function validate163(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate163.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.Line === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "Line"},message:"must have required property '"+"Line"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "Line")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.Line !== undefined){
if(!(validate48(data.Line, {instancePath:instancePath+"/Line",parentData:data,parentDataProperty:"Line",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate163.errors = vErrors;
return errors === 0;
}
validate163.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate162(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate162.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate163(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate163.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate162.errors = vErrors;
return errors === 0;
}
validate162.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema86 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/country"}};
const schema87 = {"type":"object","additionalProperties":false,"properties":{"IdentificationCode":{"$ref":"#/$defs/one-code"},"Name":{"$ref":"#/$defs/one-text"}}};

function validate168(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate168.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "IdentificationCode") || (key0 === "Name"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.IdentificationCode !== undefined){
if(!(validate36(data.IdentificationCode, {instancePath:instancePath+"/IdentificationCode",parentData:data,parentDataProperty:"IdentificationCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate36.errors);
errors = vErrors.length;
}
}
if(data.Name !== undefined){
if(!(validate48(data.Name, {instancePath:instancePath+"/Name",parentData:data,parentDataProperty:"Name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate168.errors = vErrors;
return errors === 0;
}
validate168.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate167(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate167.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate168(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate168.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate167.errors = vErrors;
return errors === 0;
}
validate167.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate142(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate142.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func1.call(schema83.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.Postbox !== undefined){
if(!(validate48(data.Postbox, {instancePath:instancePath+"/Postbox",parentData:data,parentDataProperty:"Postbox",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.Floor !== undefined){
if(!(validate48(data.Floor, {instancePath:instancePath+"/Floor",parentData:data,parentDataProperty:"Floor",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.Room !== undefined){
if(!(validate48(data.Room, {instancePath:instancePath+"/Room",parentData:data,parentDataProperty:"Room",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.StreetName !== undefined){
if(!(validate48(data.StreetName, {instancePath:instancePath+"/StreetName",parentData:data,parentDataProperty:"StreetName",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.AdditionalStreetName !== undefined){
if(!(validate48(data.AdditionalStreetName, {instancePath:instancePath+"/AdditionalStreetName",parentData:data,parentDataProperty:"AdditionalStreetName",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.BlockName !== undefined){
if(!(validate48(data.BlockName, {instancePath:instancePath+"/BlockName",parentData:data,parentDataProperty:"BlockName",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.BuildingName !== undefined){
if(!(validate48(data.BuildingName, {instancePath:instancePath+"/BuildingName",parentData:data,parentDataProperty:"BuildingName",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.BuildingNumber !== undefined){
if(!(validate48(data.BuildingNumber, {instancePath:instancePath+"/BuildingNumber",parentData:data,parentDataProperty:"BuildingNumber",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.Department !== undefined){
if(!(validate48(data.Department, {instancePath:instancePath+"/Department",parentData:data,parentDataProperty:"Department",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.MarkAttention !== undefined){
if(!(validate48(data.MarkAttention, {instancePath:instancePath+"/MarkAttention",parentData:data,parentDataProperty:"MarkAttention",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.PlotIdentification !== undefined){
if(!(validate48(data.PlotIdentification, {instancePath:instancePath+"/PlotIdentification",parentData:data,parentDataProperty:"PlotIdentification",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.CitySubdivisionName !== undefined){
if(!(validate48(data.CitySubdivisionName, {instancePath:instancePath+"/CitySubdivisionName",parentData:data,parentDataProperty:"CitySubdivisionName",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.CityName !== undefined){
if(!(validate48(data.CityName, {instancePath:instancePath+"/CityName",parentData:data,parentDataProperty:"CityName",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.PostalZone !== undefined){
if(!(validate48(data.PostalZone, {instancePath:instancePath+"/PostalZone",parentData:data,parentDataProperty:"PostalZone",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.CountrySubentity !== undefined){
if(!(validate48(data.CountrySubentity, {instancePath:instancePath+"/CountrySubentity",parentData:data,parentDataProperty:"CountrySubentity",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.CountrySubentityCode !== undefined){
if(!(validate36(data.CountrySubentityCode, {instancePath:instancePath+"/CountrySubentityCode",parentData:data,parentDataProperty:"CountrySubentityCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate36.errors);
errors = vErrors.length;
}
}
if(data.Region !== undefined){
if(!(validate48(data.Region, {instancePath:instancePath+"/Region",parentData:data,parentDataProperty:"Region",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.District !== undefined){
if(!(validate48(data.District, {instancePath:instancePath+"/District",parentData:data,parentDataProperty:"District",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.AddressLine !== undefined){
if(!(validate162(data.AddressLine, {instancePath:instancePath+"/AddressLine",parentData:data,parentDataProperty:"AddressLine",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate162.errors);
errors = vErrors.length;
}
}
if(data.Country !== undefined){
if(!(validate167(data.Country, {instancePath:instancePath+"/Country",parentData:data,parentDataProperty:"Country",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate167.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate142.errors = vErrors;
return errors === 0;
}
validate142.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate141(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate141.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate142(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate142.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate141.errors = vErrors;
return errors === 0;
}
validate141.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema88 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/partyTaxScheme"}};
const schema89 = {"type":"object","required":["TaxScheme"],"additionalProperties":false,"properties":{"RegistrationName":{"$ref":"#/$defs/one-text"},"CompanyID":{"$ref":"#/$defs/one-identifier"},"TaxScheme":{"$ref":"#/$defs/one-taxScheme"}}};
const schema90 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/taxScheme"}};
const schema91 = {"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"Name":{"$ref":"#/$defs/one-text"},"TaxTypeCode":{"$ref":"#/$defs/one-code"},"CurrencyCode":{"$ref":"#/$defs/one-currencyCode"}}};

function validate180(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate180.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "ID") || (key0 === "Name")) || (key0 === "TaxTypeCode")) || (key0 === "CurrencyCode"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.Name !== undefined){
if(!(validate48(data.Name, {instancePath:instancePath+"/Name",parentData:data,parentDataProperty:"Name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.TaxTypeCode !== undefined){
if(!(validate36(data.TaxTypeCode, {instancePath:instancePath+"/TaxTypeCode",parentData:data,parentDataProperty:"TaxTypeCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate36.errors);
errors = vErrors.length;
}
}
if(data.CurrencyCode !== undefined){
if(!(validate41(data.CurrencyCode, {instancePath:instancePath+"/CurrencyCode",parentData:data,parentDataProperty:"CurrencyCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate41.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate180.errors = vErrors;
return errors === 0;
}
validate180.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate179(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate179.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate180(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate180.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate179.errors = vErrors;
return errors === 0;
}
validate179.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate176(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate176.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.TaxScheme === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "TaxScheme"},message:"must have required property '"+"TaxScheme"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "RegistrationName") || (key0 === "CompanyID")) || (key0 === "TaxScheme"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.RegistrationName !== undefined){
if(!(validate48(data.RegistrationName, {instancePath:instancePath+"/RegistrationName",parentData:data,parentDataProperty:"RegistrationName",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.CompanyID !== undefined){
if(!(validate22(data.CompanyID, {instancePath:instancePath+"/CompanyID",parentData:data,parentDataProperty:"CompanyID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.TaxScheme !== undefined){
if(!(validate179(data.TaxScheme, {instancePath:instancePath+"/TaxScheme",parentData:data,parentDataProperty:"TaxScheme",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate179.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate176.errors = vErrors;
return errors === 0;
}
validate176.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate175(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate175.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate176(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate176.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate175.errors = vErrors;
return errors === 0;
}
validate175.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema92 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/partyLegalEntity"}};
const schema93 = {"type":"object","additionalProperties":false,"properties":{"RegistrationName":{"$ref":"#/$defs/one-text"},"CompanyID":{"$ref":"#/$defs/one-identifier"},"CompanyLegalForm":{"$ref":"#/$defs/one-text"},"RegistrationAddress":{"$ref":"#/$defs/one-address"}}};

function validate190(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate190.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "RegistrationName") || (key0 === "CompanyID")) || (key0 === "CompanyLegalForm")) || (key0 === "RegistrationAddress"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.RegistrationName !== undefined){
if(!(validate48(data.RegistrationName, {instancePath:instancePath+"/RegistrationName",parentData:data,parentDataProperty:"RegistrationName",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.CompanyID !== undefined){
if(!(validate22(data.CompanyID, {instancePath:instancePath+"/CompanyID",parentData:data,parentDataProperty:"CompanyID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.CompanyLegalForm !== undefined){
if(!(validate48(data.CompanyLegalForm, {instancePath:instancePath+"/CompanyLegalForm",parentData:data,parentDataProperty:"CompanyLegalForm",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.RegistrationAddress !== undefined){
if(!(validate141(data.RegistrationAddress, {instancePath:instancePath+"/RegistrationAddress",parentData:data,parentDataProperty:"RegistrationAddress",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate141.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate190.errors = vErrors;
return errors === 0;
}
validate190.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate189(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate189.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate190(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate190.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate189.errors = vErrors;
return errors === 0;
}
validate189.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema94 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/contact"}};
const schema95 = {"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"Name":{"$ref":"#/$defs/one-text"},"Telephone":{"$ref":"#/$defs/one-text"},"Telefax":{"$ref":"#/$defs/one-text"},"ElectronicMail":{"$ref":"#/$defs/one-text"},"Note":{"$ref":"#/$defs/many-text"}}};

function validate198(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate198.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "ID") || (key0 === "Name")) || (key0 === "Telephone")) || (key0 === "Telefax")) || (key0 === "ElectronicMail")) || (key0 === "Note"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.Name !== undefined){
if(!(validate48(data.Name, {instancePath:instancePath+"/Name",parentData:data,parentDataProperty:"Name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.Telephone !== undefined){
if(!(validate48(data.Telephone, {instancePath:instancePath+"/Telephone",parentData:data,parentDataProperty:"Telephone",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.Telefax !== undefined){
if(!(validate48(data.Telefax, {instancePath:instancePath+"/Telefax",parentData:data,parentDataProperty:"Telefax",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.ElectronicMail !== undefined){
if(!(validate48(data.ElectronicMail, {instancePath:instancePath+"/ElectronicMail",parentData:data,parentDataProperty:"ElectronicMail",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.Note !== undefined){
if(!(validate38(data.Note, {instancePath:instancePath+"/Note",parentData:data,parentDataProperty:"Note",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate38.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate198.errors = vErrors;
return errors === 0;
}
validate198.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate197(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate197.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate198(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate198.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate197.errors = vErrors;
return errors === 0;
}
validate197.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema96 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/person"}};
const schema97 = {"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"FirstName":{"$ref":"#/$defs/one-text"},"FamilyName":{"$ref":"#/$defs/one-text"}}};

function validate208(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate208.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "ID") || (key0 === "FirstName")) || (key0 === "FamilyName"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.FirstName !== undefined){
if(!(validate48(data.FirstName, {instancePath:instancePath+"/FirstName",parentData:data,parentDataProperty:"FirstName",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.FamilyName !== undefined){
if(!(validate48(data.FamilyName, {instancePath:instancePath+"/FamilyName",parentData:data,parentDataProperty:"FamilyName",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate208.errors = vErrors;
return errors === 0;
}
validate208.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate207(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate207.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate208(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate208.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate207.errors = vErrors;
return errors === 0;
}
validate207.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate127(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate127.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func1.call(schema77.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.WebsiteURI !== undefined){
if(!(validate22(data.WebsiteURI, {instancePath:instancePath+"/WebsiteURI",parentData:data,parentDataProperty:"WebsiteURI",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.EndpointID !== undefined){
if(!(validate22(data.EndpointID, {instancePath:instancePath+"/EndpointID",parentData:data,parentDataProperty:"EndpointID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.IndustryClassificationCode !== undefined){
if(!(validate36(data.IndustryClassificationCode, {instancePath:instancePath+"/IndustryClassificationCode",parentData:data,parentDataProperty:"IndustryClassificationCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate36.errors);
errors = vErrors.length;
}
}
if(data.PartyIdentification !== undefined){
if(!(validate131(data.PartyIdentification, {instancePath:instancePath+"/PartyIdentification",parentData:data,parentDataProperty:"PartyIdentification",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate131.errors);
errors = vErrors.length;
}
}
if(data.PartyName !== undefined){
if(!(validate136(data.PartyName, {instancePath:instancePath+"/PartyName",parentData:data,parentDataProperty:"PartyName",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate136.errors);
errors = vErrors.length;
}
}
if(data.PostalAddress !== undefined){
if(!(validate141(data.PostalAddress, {instancePath:instancePath+"/PostalAddress",parentData:data,parentDataProperty:"PostalAddress",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate141.errors);
errors = vErrors.length;
}
}
if(data.PartyTaxScheme !== undefined){
if(!(validate175(data.PartyTaxScheme, {instancePath:instancePath+"/PartyTaxScheme",parentData:data,parentDataProperty:"PartyTaxScheme",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate175.errors);
errors = vErrors.length;
}
}
if(data.PartyLegalEntity !== undefined){
if(!(validate189(data.PartyLegalEntity, {instancePath:instancePath+"/PartyLegalEntity",parentData:data,parentDataProperty:"PartyLegalEntity",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate189.errors);
errors = vErrors.length;
}
}
if(data.Contact !== undefined){
if(!(validate197(data.Contact, {instancePath:instancePath+"/Contact",parentData:data,parentDataProperty:"Contact",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate197.errors);
errors = vErrors.length;
}
}
if(data.Person !== undefined){
if(!(validate207(data.Person, {instancePath:instancePath+"/Person",parentData:data,parentDataProperty:"Person",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate207.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate127.errors = vErrors;
return errors === 0;
}
validate127.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate126(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate126.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate127(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate127.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate126.errors = vErrors;
return errors === 0;
}
validate126.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate122(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate122.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.Party === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "Party"},message:"must have required property '"+"Party"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "CustomerAssignedAccountID") || (key0 === "AdditionalAccountID")) || (key0 === "Party"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.CustomerAssignedAccountID !== undefined){
if(!(validate22(data.CustomerAssignedAccountID, {instancePath:instancePath+"/CustomerAssignedAccountID",parentData:data,parentDataProperty:"CustomerAssignedAccountID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.AdditionalAccountID !== undefined){
if(!(validate124(data.AdditionalAccountID, {instancePath:instancePath+"/AdditionalAccountID",parentData:data,parentDataProperty:"AdditionalAccountID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate124.errors);
errors = vErrors.length;
}
}
if(data.Party !== undefined){
if(!(validate126(data.Party, {instancePath:instancePath+"/Party",parentData:data,parentDataProperty:"Party",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate126.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate122.errors = vErrors;
return errors === 0;
}
validate122.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate121(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate121.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate122(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate122.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate121.errors = vErrors;
return errors === 0;
}
validate121.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema98 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/customerParty"}};
const schema99 = {"type":"object","required":["Party"],"additionalProperties":false,"properties":{"CustomerAssignedAccountID":{"$ref":"#/$defs/one-identifier"},"SupplierAssignedAccountID":{"$ref":"#/$defs/one-identifier"},"AdditionalAccountID":{"$ref":"#/$defs/many-identifier"},"Party":{"$ref":"#/$defs/one-party"}}};

function validate219(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate219.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.Party === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "Party"},message:"must have required property '"+"Party"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "CustomerAssignedAccountID") || (key0 === "SupplierAssignedAccountID")) || (key0 === "AdditionalAccountID")) || (key0 === "Party"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.CustomerAssignedAccountID !== undefined){
if(!(validate22(data.CustomerAssignedAccountID, {instancePath:instancePath+"/CustomerAssignedAccountID",parentData:data,parentDataProperty:"CustomerAssignedAccountID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.SupplierAssignedAccountID !== undefined){
if(!(validate22(data.SupplierAssignedAccountID, {instancePath:instancePath+"/SupplierAssignedAccountID",parentData:data,parentDataProperty:"SupplierAssignedAccountID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.AdditionalAccountID !== undefined){
if(!(validate124(data.AdditionalAccountID, {instancePath:instancePath+"/AdditionalAccountID",parentData:data,parentDataProperty:"AdditionalAccountID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate124.errors);
errors = vErrors.length;
}
}
if(data.Party !== undefined){
if(!(validate126(data.Party, {instancePath:instancePath+"/Party",parentData:data,parentDataProperty:"Party",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate126.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate219.errors = vErrors;
return errors === 0;
}
validate219.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate218(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate218.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate219(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate219.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate218.errors = vErrors;
return errors === 0;
}
validate218.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema100 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/delivery"}};
const schema101 = {"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"ActualDeliveryDate":{"$ref":"#/$defs/one-date"},"ActualDeliveryTime":{"$ref":"#/$defs/one-time"},"LatestDeliveryDate":{"$ref":"#/$defs/one-date"},"DeliveryAddress":{"$ref":"#/$defs/one-address"},"DeliveryLocation":{"$ref":"#/$defs/one-location"},"DeliveryParty":{"$ref":"#/$defs/one-party"},"Shipment":{"$ref":"#/$defs/one-shipment"}}};
const schema102 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/location"}};
const schema103 = {"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"Description":{"$ref":"#/$defs/many-text"},"Address":{"$ref":"#/$defs/one-address"}}};

function validate238(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate238.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "ID") || (key0 === "Description")) || (key0 === "Address"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.Description !== undefined){
if(!(validate38(data.Description, {instancePath:instancePath+"/Description",parentData:data,parentDataProperty:"Description",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate38.errors);
errors = vErrors.length;
}
}
if(data.Address !== undefined){
if(!(validate141(data.Address, {instancePath:instancePath+"/Address",parentData:data,parentDataProperty:"Address",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate141.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate238.errors = vErrors;
return errors === 0;
}
validate238.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate237(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate237.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate238(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate238.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate237.errors = vErrors;
return errors === 0;
}
validate237.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema104 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/shipment"}};
const schema105 = {"type":"object","required":["ID"],"additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"FreightAllowanceCharge":{"$ref":"#/$defs/many-allowanceCharge"}}};
const schema106 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/allowanceCharge"}};
const schema107 = {"type":"object","required":["ChargeIndicator","Amount"],"additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"ChargeIndicator":{"$ref":"#/$defs/one-indicator"},"AllowanceChargeReasonCode":{"$ref":"#/$defs/one-code"},"AllowanceChargeReason":{"$ref":"#/$defs/many-text"},"MultiplierFactorNumeric":{"$ref":"#/$defs/one-numeric"},"SequenceNumeric":{"$ref":"#/$defs/one-numeric"},"Amount":{"$ref":"#/$defs/one-amount"},"BaseAmount":{"$ref":"#/$defs/one-amount"},"TaxCategory":{"$ref":"#/$defs/many-taxCategory"}}};
const schema108 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/amount"}};
const schema109 = {"type":"object","required":["_","currencyID"],"additionalProperties":false,"properties":{"_":{"type":"number","minimum":-1000000000000000,"maximum":1000000000000000},"currencyID":{"type":"string","pattern":"^[A-Z]{3}$"},"currencyCodeListVersionID":{"type":"string"}}};

function validate256(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate256.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0._ === undefined){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/amount/required",keyword:"required",params:{missingProperty: "_"},message:"must have required property '"+"_"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0.currencyID === undefined){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/amount/required",keyword:"required",params:{missingProperty: "currencyID"},message:"must have required property '"+"currencyID"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data0){
if(!(((key0 === "_") || (key0 === "currencyID")) || (key0 === "currencyCodeListVersionID"))){
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/amount/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0._ !== undefined){
let data1 = data0._;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 1000000000000000 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/amount/properties/_/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000000000},message:"must be <= 1000000000000000"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1 < -1000000000000000 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/amount/properties/_/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1000000000000000},message:"must be >= -1000000000000000"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/amount/properties/_/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.currencyID !== undefined){
let data2 = data0.currencyID;
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
const err8 = {instancePath:instancePath+"/" + i0+"/currencyID",schemaPath:"#/$defs/amount/properties/currencyID/pattern",keyword:"pattern",params:{pattern: "^[A-Z]{3}$"},message:"must match pattern \""+"^[A-Z]{3}$"+"\""};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/" + i0+"/currencyID",schemaPath:"#/$defs/amount/properties/currencyID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data0.currencyCodeListVersionID !== undefined){
if(typeof data0.currencyCodeListVersionID !== "string"){
const err10 = {instancePath:instancePath+"/" + i0+"/currencyCodeListVersionID",schemaPath:"#/$defs/amount/properties/currencyCodeListVersionID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/amount/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate256.errors = vErrors;
return errors === 0;
}
validate256.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema110 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/taxCategory"}};
const schema111 = {"type":"object","required":["TaxScheme"],"additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"Name":{"$ref":"#/$defs/one-text"},"Percent":{"$ref":"#/$defs/one-numeric"},"TaxExemptionReasonCode":{"$ref":"#/$defs/one-code"},"TaxExemptionReason":{"$ref":"#/$defs/many-text"},"TaxScheme":{"$ref":"#/$defs/one-taxScheme"}}};

function validate260(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate260.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.TaxScheme === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "TaxScheme"},message:"must have required property '"+"TaxScheme"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "ID") || (key0 === "Name")) || (key0 === "Percent")) || (key0 === "TaxExemptionReasonCode")) || (key0 === "TaxExemptionReason")) || (key0 === "TaxScheme"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.Name !== undefined){
if(!(validate48(data.Name, {instancePath:instancePath+"/Name",parentData:data,parentDataProperty:"Name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.Percent !== undefined){
if(!(validate50(data.Percent, {instancePath:instancePath+"/Percent",parentData:data,parentDataProperty:"Percent",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate50.errors);
errors = vErrors.length;
}
}
if(data.TaxExemptionReasonCode !== undefined){
if(!(validate36(data.TaxExemptionReasonCode, {instancePath:instancePath+"/TaxExemptionReasonCode",parentData:data,parentDataProperty:"TaxExemptionReasonCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate36.errors);
errors = vErrors.length;
}
}
if(data.TaxExemptionReason !== undefined){
if(!(validate38(data.TaxExemptionReason, {instancePath:instancePath+"/TaxExemptionReason",parentData:data,parentDataProperty:"TaxExemptionReason",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate38.errors);
errors = vErrors.length;
}
}
if(data.TaxScheme !== undefined){
if(!(validate179(data.TaxScheme, {instancePath:instancePath+"/TaxScheme",parentData:data,parentDataProperty:"TaxScheme",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate179.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate260.errors = vErrors;
return errors === 0;
}
validate260.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate259(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate259.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate260(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate260.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate259.errors = vErrors;
return errors === 0;
}
validate259.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate249(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate249.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ChargeIndicator === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ChargeIndicator"},message:"must have required property '"+"ChargeIndicator"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.Amount === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "Amount"},message:"must have required property '"+"Amount"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema107.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.ChargeIndicator !== undefined){
if(!(validate28(data.ChargeIndicator, {instancePath:instancePath+"/ChargeIndicator",parentData:data,parentDataProperty:"ChargeIndicator",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate28.errors);
errors = vErrors.length;
}
}
if(data.AllowanceChargeReasonCode !== undefined){
if(!(validate36(data.AllowanceChargeReasonCode, {instancePath:instancePath+"/AllowanceChargeReasonCode",parentData:data,parentDataProperty:"AllowanceChargeReasonCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate36.errors);
errors = vErrors.length;
}
}
if(data.AllowanceChargeReason !== undefined){
if(!(validate38(data.AllowanceChargeReason, {instancePath:instancePath+"/AllowanceChargeReason",parentData:data,parentDataProperty:"AllowanceChargeReason",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate38.errors);
errors = vErrors.length;
}
}
if(data.MultiplierFactorNumeric !== undefined){
if(!(validate50(data.MultiplierFactorNumeric, {instancePath:instancePath+"/MultiplierFactorNumeric",parentData:data,parentDataProperty:"MultiplierFactorNumeric",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate50.errors);
errors = vErrors.length;
}
}
if(data.SequenceNumeric !== undefined){
if(!(validate50(data.SequenceNumeric, {instancePath:instancePath+"/SequenceNumeric",parentData:data,parentDataProperty:"SequenceNumeric",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate50.errors);
errors = vErrors.length;
}
}
if(data.Amount !== undefined){
if(!(validate256(data.Amount, {instancePath:instancePath+"/Amount",parentData:data,parentDataProperty:"Amount",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate256.errors);
errors = vErrors.length;
}
}
if(data.BaseAmount !== undefined){
if(!(validate256(data.BaseAmount, {instancePath:instancePath+"/BaseAmount",parentData:data,parentDataProperty:"BaseAmount",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate256.errors);
errors = vErrors.length;
}
}
if(data.TaxCategory !== undefined){
if(!(validate259(data.TaxCategory, {instancePath:instancePath+"/TaxCategory",parentData:data,parentDataProperty:"TaxCategory",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate259.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate249.errors = vErrors;
return errors === 0;
}
validate249.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate248(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate248.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate249(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate249.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate248.errors = vErrors;
return errors === 0;
}
validate248.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate246(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate246.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ID === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ID"},message:"must have required property '"+"ID"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "ID") || (key0 === "FreightAllowanceCharge"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.FreightAllowanceCharge !== undefined){
if(!(validate248(data.FreightAllowanceCharge, {instancePath:instancePath+"/FreightAllowanceCharge",parentData:data,parentDataProperty:"FreightAllowanceCharge",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate248.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate246.errors = vErrors;
return errors === 0;
}
validate246.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate245(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate245.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate246(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate246.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate245.errors = vErrors;
return errors === 0;
}
validate245.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate231(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate231.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((((key0 === "ID") || (key0 === "ActualDeliveryDate")) || (key0 === "ActualDeliveryTime")) || (key0 === "LatestDeliveryDate")) || (key0 === "DeliveryAddress")) || (key0 === "DeliveryLocation")) || (key0 === "DeliveryParty")) || (key0 === "Shipment"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.ActualDeliveryDate !== undefined){
if(!(validate31(data.ActualDeliveryDate, {instancePath:instancePath+"/ActualDeliveryDate",parentData:data,parentDataProperty:"ActualDeliveryDate",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate31.errors);
errors = vErrors.length;
}
}
if(data.ActualDeliveryTime !== undefined){
if(!(validate33(data.ActualDeliveryTime, {instancePath:instancePath+"/ActualDeliveryTime",parentData:data,parentDataProperty:"ActualDeliveryTime",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate33.errors);
errors = vErrors.length;
}
}
if(data.LatestDeliveryDate !== undefined){
if(!(validate31(data.LatestDeliveryDate, {instancePath:instancePath+"/LatestDeliveryDate",parentData:data,parentDataProperty:"LatestDeliveryDate",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate31.errors);
errors = vErrors.length;
}
}
if(data.DeliveryAddress !== undefined){
if(!(validate141(data.DeliveryAddress, {instancePath:instancePath+"/DeliveryAddress",parentData:data,parentDataProperty:"DeliveryAddress",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate141.errors);
errors = vErrors.length;
}
}
if(data.DeliveryLocation !== undefined){
if(!(validate237(data.DeliveryLocation, {instancePath:instancePath+"/DeliveryLocation",parentData:data,parentDataProperty:"DeliveryLocation",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate237.errors);
errors = vErrors.length;
}
}
if(data.DeliveryParty !== undefined){
if(!(validate126(data.DeliveryParty, {instancePath:instancePath+"/DeliveryParty",parentData:data,parentDataProperty:"DeliveryParty",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate126.errors);
errors = vErrors.length;
}
}
if(data.Shipment !== undefined){
if(!(validate245(data.Shipment, {instancePath:instancePath+"/Shipment",parentData:data,parentDataProperty:"Shipment",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate245.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate231.errors = vErrors;
return errors === 0;
}
validate231.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate230(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate230.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate231(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate231.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate230.errors = vErrors;
return errors === 0;
}
validate230.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema112 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/deliveryTerms"}};
const schema113 = {"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"SpecialTerms":{"$ref":"#/$defs/many-text"}}};

function validate276(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate276.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "ID") || (key0 === "SpecialTerms"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.SpecialTerms !== undefined){
if(!(validate38(data.SpecialTerms, {instancePath:instancePath+"/SpecialTerms",parentData:data,parentDataProperty:"SpecialTerms",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate38.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate276.errors = vErrors;
return errors === 0;
}
validate276.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate275(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate275.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate276(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate276.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate275.errors = vErrors;
return errors === 0;
}
validate275.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema114 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/paymentMeans"}};
const schema115 = {"type":"object","required":["PaymentMeansCode"],"additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"PaymentMeansCode":{"$ref":"#/$defs/one-code"},"PaymentDueDate":{"$ref":"#/$defs/one-date"},"PaymentChannelCode":{"$ref":"#/$defs/one-code"},"InstructionID":{"$ref":"#/$defs/one-identifier"},"InstructionNote":{"$ref":"#/$defs/many-text"},"PaymentID":{"$ref":"#/$defs/many-identifier"},"CardAccount":{"$ref":"#/$defs/one-cardAccount"},"PayerFinancialAccount":{"$ref":"#/$defs/one-financialAccount"},"PayeeFinancialAccount":{"$ref":"#/$defs/one-financialAccount"},"PaymentMandate":{"$ref":"#/$defs/one-paymentMandate"}}};
const schema116 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/cardAccount"}};
const schema117 = {"type":"object","required":["PrimaryAccountNumberID","NetworkID"],"additionalProperties":false,"properties":{"PrimaryAccountNumberID":{"$ref":"#/$defs/one-identifier"},"NetworkID":{"$ref":"#/$defs/one-identifier"},"HolderName":{"$ref":"#/$defs/one-text"}}};

function validate291(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate291.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.PrimaryAccountNumberID === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "PrimaryAccountNumberID"},message:"must have required property '"+"PrimaryAccountNumberID"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.NetworkID === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "NetworkID"},message:"must have required property '"+"NetworkID"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "PrimaryAccountNumberID") || (key0 === "NetworkID")) || (key0 === "HolderName"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.PrimaryAccountNumberID !== undefined){
if(!(validate22(data.PrimaryAccountNumberID, {instancePath:instancePath+"/PrimaryAccountNumberID",parentData:data,parentDataProperty:"PrimaryAccountNumberID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.NetworkID !== undefined){
if(!(validate22(data.NetworkID, {instancePath:instancePath+"/NetworkID",parentData:data,parentDataProperty:"NetworkID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.HolderName !== undefined){
if(!(validate48(data.HolderName, {instancePath:instancePath+"/HolderName",parentData:data,parentDataProperty:"HolderName",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate291.errors = vErrors;
return errors === 0;
}
validate291.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate290(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate290.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate291(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate291.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate290.errors = vErrors;
return errors === 0;
}
validate290.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema118 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/financialAccount"}};
const schema119 = {"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"Name":{"$ref":"#/$defs/one-text"},"CurrencyCode":{"$ref":"#/$defs/one-currencyCode"},"FinancialInstitutionBranch":{"$ref":"#/$defs/one-branch"}}};
const schema120 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/branch"}};
const schema121 = {"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"Name":{"$ref":"#/$defs/one-text"},"FinancialInstitution":{"$ref":"#/$defs/one-financialInstitution"}}};
const schema122 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/financialInstitution"}};
const schema123 = {"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"Name":{"$ref":"#/$defs/one-text"}}};

function validate307(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate307.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "ID") || (key0 === "Name"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.Name !== undefined){
if(!(validate48(data.Name, {instancePath:instancePath+"/Name",parentData:data,parentDataProperty:"Name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate307.errors = vErrors;
return errors === 0;
}
validate307.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate306(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate306.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate307(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate307.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate306.errors = vErrors;
return errors === 0;
}
validate306.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate303(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate303.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "ID") || (key0 === "Name")) || (key0 === "FinancialInstitution"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.Name !== undefined){
if(!(validate48(data.Name, {instancePath:instancePath+"/Name",parentData:data,parentDataProperty:"Name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.FinancialInstitution !== undefined){
if(!(validate306(data.FinancialInstitution, {instancePath:instancePath+"/FinancialInstitution",parentData:data,parentDataProperty:"FinancialInstitution",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate306.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate303.errors = vErrors;
return errors === 0;
}
validate303.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate302(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate302.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate303(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate303.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate302.errors = vErrors;
return errors === 0;
}
validate302.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate298(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate298.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "ID") || (key0 === "Name")) || (key0 === "CurrencyCode")) || (key0 === "FinancialInstitutionBranch"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.Name !== undefined){
if(!(validate48(data.Name, {instancePath:instancePath+"/Name",parentData:data,parentDataProperty:"Name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.CurrencyCode !== undefined){
if(!(validate41(data.CurrencyCode, {instancePath:instancePath+"/CurrencyCode",parentData:data,parentDataProperty:"CurrencyCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate41.errors);
errors = vErrors.length;
}
}
if(data.FinancialInstitutionBranch !== undefined){
if(!(validate302(data.FinancialInstitutionBranch, {instancePath:instancePath+"/FinancialInstitutionBranch",parentData:data,parentDataProperty:"FinancialInstitutionBranch",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate302.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate298.errors = vErrors;
return errors === 0;
}
validate298.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate297(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate297.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate298(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate298.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate297.errors = vErrors;
return errors === 0;
}
validate297.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema124 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/paymentMandate"}};
const schema125 = {"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"PayerFinancialAccount":{"$ref":"#/$defs/one-financialAccount"}}};

function validate318(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate318.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "ID") || (key0 === "PayerFinancialAccount"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.PayerFinancialAccount !== undefined){
if(!(validate297(data.PayerFinancialAccount, {instancePath:instancePath+"/PayerFinancialAccount",parentData:data,parentDataProperty:"PayerFinancialAccount",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate297.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate318.errors = vErrors;
return errors === 0;
}
validate318.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate317(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate317.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate318(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate318.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate317.errors = vErrors;
return errors === 0;
}
validate317.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate282(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate282.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.PaymentMeansCode === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "PaymentMeansCode"},message:"must have required property '"+"PaymentMeansCode"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema115.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.PaymentMeansCode !== undefined){
if(!(validate36(data.PaymentMeansCode, {instancePath:instancePath+"/PaymentMeansCode",parentData:data,parentDataProperty:"PaymentMeansCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate36.errors);
errors = vErrors.length;
}
}
if(data.PaymentDueDate !== undefined){
if(!(validate31(data.PaymentDueDate, {instancePath:instancePath+"/PaymentDueDate",parentData:data,parentDataProperty:"PaymentDueDate",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate31.errors);
errors = vErrors.length;
}
}
if(data.PaymentChannelCode !== undefined){
if(!(validate36(data.PaymentChannelCode, {instancePath:instancePath+"/PaymentChannelCode",parentData:data,parentDataProperty:"PaymentChannelCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate36.errors);
errors = vErrors.length;
}
}
if(data.InstructionID !== undefined){
if(!(validate22(data.InstructionID, {instancePath:instancePath+"/InstructionID",parentData:data,parentDataProperty:"InstructionID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.InstructionNote !== undefined){
if(!(validate38(data.InstructionNote, {instancePath:instancePath+"/InstructionNote",parentData:data,parentDataProperty:"InstructionNote",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate38.errors);
errors = vErrors.length;
}
}
if(data.PaymentID !== undefined){
if(!(validate124(data.PaymentID, {instancePath:instancePath+"/PaymentID",parentData:data,parentDataProperty:"PaymentID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate124.errors);
errors = vErrors.length;
}
}
if(data.CardAccount !== undefined){
if(!(validate290(data.CardAccount, {instancePath:instancePath+"/CardAccount",parentData:data,parentDataProperty:"CardAccount",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate290.errors);
errors = vErrors.length;
}
}
if(data.PayerFinancialAccount !== undefined){
if(!(validate297(data.PayerFinancialAccount, {instancePath:instancePath+"/PayerFinancialAccount",parentData:data,parentDataProperty:"PayerFinancialAccount",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate297.errors);
errors = vErrors.length;
}
}
if(data.PayeeFinancialAccount !== undefined){
if(!(validate297(data.PayeeFinancialAccount, {instancePath:instancePath+"/PayeeFinancialAccount",parentData:data,parentDataProperty:"PayeeFinancialAccount",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate297.errors);
errors = vErrors.length;
}
}
if(data.PaymentMandate !== undefined){
if(!(validate317(data.PaymentMandate, {instancePath:instancePath+"/PaymentMandate",parentData:data,parentDataProperty:"PaymentMandate",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate317.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate282.errors = vErrors;
return errors === 0;
}
validate282.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate281(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate281.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate282(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate282.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate281.errors = vErrors;
return errors === 0;
}
validate281.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema126 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/paymentTerms"}};
const schema127 = {"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"Note":{"$ref":"#/$defs/many-text"},"Amount":{"$ref":"#/$defs/one-amount"},"PaymentDueDate":{"$ref":"#/$defs/one-date"}}};

function validate326(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate326.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "ID") || (key0 === "Note")) || (key0 === "Amount")) || (key0 === "PaymentDueDate"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.Note !== undefined){
if(!(validate38(data.Note, {instancePath:instancePath+"/Note",parentData:data,parentDataProperty:"Note",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate38.errors);
errors = vErrors.length;
}
}
if(data.Amount !== undefined){
if(!(validate256(data.Amount, {instancePath:instancePath+"/Amount",parentData:data,parentDataProperty:"Amount",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate256.errors);
errors = vErrors.length;
}
}
if(data.PaymentDueDate !== undefined){
if(!(validate31(data.PaymentDueDate, {instancePath:instancePath+"/PaymentDueDate",parentData:data,parentDataProperty:"PaymentDueDate",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate31.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate326.errors = vErrors;
return errors === 0;
}
validate326.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate325(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate325.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate326(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate326.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate325.errors = vErrors;
return errors === 0;
}
validate325.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema128 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/payment"}};
const schema129 = {"type":"object","additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"PaidAmount":{"$ref":"#/$defs/one-amount"},"ReceivedDate":{"$ref":"#/$defs/one-date"},"PaidDate":{"$ref":"#/$defs/one-date"},"PaidTime":{"$ref":"#/$defs/one-time"},"InstructionID":{"$ref":"#/$defs/one-identifier"}}};

function validate334(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate334.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "ID") || (key0 === "PaidAmount")) || (key0 === "ReceivedDate")) || (key0 === "PaidDate")) || (key0 === "PaidTime")) || (key0 === "InstructionID"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.PaidAmount !== undefined){
if(!(validate256(data.PaidAmount, {instancePath:instancePath+"/PaidAmount",parentData:data,parentDataProperty:"PaidAmount",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate256.errors);
errors = vErrors.length;
}
}
if(data.ReceivedDate !== undefined){
if(!(validate31(data.ReceivedDate, {instancePath:instancePath+"/ReceivedDate",parentData:data,parentDataProperty:"ReceivedDate",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate31.errors);
errors = vErrors.length;
}
}
if(data.PaidDate !== undefined){
if(!(validate31(data.PaidDate, {instancePath:instancePath+"/PaidDate",parentData:data,parentDataProperty:"PaidDate",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate31.errors);
errors = vErrors.length;
}
}
if(data.PaidTime !== undefined){
if(!(validate33(data.PaidTime, {instancePath:instancePath+"/PaidTime",parentData:data,parentDataProperty:"PaidTime",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate33.errors);
errors = vErrors.length;
}
}
if(data.InstructionID !== undefined){
if(!(validate22(data.InstructionID, {instancePath:instancePath+"/InstructionID",parentData:data,parentDataProperty:"InstructionID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate334.errors = vErrors;
return errors === 0;
}
validate334.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate333(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate333.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate334(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate334.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate333.errors = vErrors;
return errors === 0;
}
validate333.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema130 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/exchangeRate"}};
const schema131 = {"type":"object","required":["SourceCurrencyCode","TargetCurrencyCode"],"additionalProperties":false,"properties":{"SourceCurrencyCode":{"$ref":"#/$defs/one-currencyCode"},"TargetCurrencyCode":{"$ref":"#/$defs/one-currencyCode"},"CalculationRate":{"$ref":"#/$defs/one-numeric"},"MathematicOperatorCode":{"$ref":"#/$defs/one-code"},"Date":{"$ref":"#/$defs/one-date"}}};

function validate345(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate345.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.SourceCurrencyCode === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "SourceCurrencyCode"},message:"must have required property '"+"SourceCurrencyCode"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.TargetCurrencyCode === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "TargetCurrencyCode"},message:"must have required property '"+"TargetCurrencyCode"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((key0 === "SourceCurrencyCode") || (key0 === "TargetCurrencyCode")) || (key0 === "CalculationRate")) || (key0 === "MathematicOperatorCode")) || (key0 === "Date"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.SourceCurrencyCode !== undefined){
if(!(validate41(data.SourceCurrencyCode, {instancePath:instancePath+"/SourceCurrencyCode",parentData:data,parentDataProperty:"SourceCurrencyCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate41.errors);
errors = vErrors.length;
}
}
if(data.TargetCurrencyCode !== undefined){
if(!(validate41(data.TargetCurrencyCode, {instancePath:instancePath+"/TargetCurrencyCode",parentData:data,parentDataProperty:"TargetCurrencyCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate41.errors);
errors = vErrors.length;
}
}
if(data.CalculationRate !== undefined){
if(!(validate50(data.CalculationRate, {instancePath:instancePath+"/CalculationRate",parentData:data,parentDataProperty:"CalculationRate",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate50.errors);
errors = vErrors.length;
}
}
if(data.MathematicOperatorCode !== undefined){
if(!(validate36(data.MathematicOperatorCode, {instancePath:instancePath+"/MathematicOperatorCode",parentData:data,parentDataProperty:"MathematicOperatorCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate36.errors);
errors = vErrors.length;
}
}
if(data.Date !== undefined){
if(!(validate31(data.Date, {instancePath:instancePath+"/Date",parentData:data,parentDataProperty:"Date",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate31.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate345.errors = vErrors;
return errors === 0;
}
validate345.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate344(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate344.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate345(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate345.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate344.errors = vErrors;
return errors === 0;
}
validate344.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema132 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/taxTotal"}};
const schema133 = {"type":"object","required":["TaxAmount"],"additionalProperties":false,"properties":{"TaxAmount":{"$ref":"#/$defs/one-amount"},"RoundingAmount":{"$ref":"#/$defs/one-amount"},"TaxSubtotal":{"$ref":"#/$defs/many-taxSubtotal"}}};
const schema134 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/taxSubtotal"}};
const schema135 = {"type":"object","required":["TaxableAmount","TaxAmount","TaxCategory"],"additionalProperties":false,"properties":{"TaxableAmount":{"$ref":"#/$defs/one-amount"},"TaxAmount":{"$ref":"#/$defs/one-amount"},"Percent":{"$ref":"#/$defs/one-numeric"},"TaxCategory":{"$ref":"#/$defs/one-taxCategory"}}};
const schema136 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/taxCategory"}};

function validate365(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate365.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate260(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate260.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate365.errors = vErrors;
return errors === 0;
}
validate365.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate361(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate361.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.TaxableAmount === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "TaxableAmount"},message:"must have required property '"+"TaxableAmount"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.TaxAmount === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "TaxAmount"},message:"must have required property '"+"TaxAmount"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.TaxCategory === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "TaxCategory"},message:"must have required property '"+"TaxCategory"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "TaxableAmount") || (key0 === "TaxAmount")) || (key0 === "Percent")) || (key0 === "TaxCategory"))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.TaxableAmount !== undefined){
if(!(validate256(data.TaxableAmount, {instancePath:instancePath+"/TaxableAmount",parentData:data,parentDataProperty:"TaxableAmount",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate256.errors);
errors = vErrors.length;
}
}
if(data.TaxAmount !== undefined){
if(!(validate256(data.TaxAmount, {instancePath:instancePath+"/TaxAmount",parentData:data,parentDataProperty:"TaxAmount",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate256.errors);
errors = vErrors.length;
}
}
if(data.Percent !== undefined){
if(!(validate50(data.Percent, {instancePath:instancePath+"/Percent",parentData:data,parentDataProperty:"Percent",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate50.errors);
errors = vErrors.length;
}
}
if(data.TaxCategory !== undefined){
if(!(validate365(data.TaxCategory, {instancePath:instancePath+"/TaxCategory",parentData:data,parentDataProperty:"TaxCategory",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate365.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate361.errors = vErrors;
return errors === 0;
}
validate361.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate360(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate360.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate361(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate361.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate360.errors = vErrors;
return errors === 0;
}
validate360.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate357(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate357.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.TaxAmount === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "TaxAmount"},message:"must have required property '"+"TaxAmount"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "TaxAmount") || (key0 === "RoundingAmount")) || (key0 === "TaxSubtotal"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.TaxAmount !== undefined){
if(!(validate256(data.TaxAmount, {instancePath:instancePath+"/TaxAmount",parentData:data,parentDataProperty:"TaxAmount",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate256.errors);
errors = vErrors.length;
}
}
if(data.RoundingAmount !== undefined){
if(!(validate256(data.RoundingAmount, {instancePath:instancePath+"/RoundingAmount",parentData:data,parentDataProperty:"RoundingAmount",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate256.errors);
errors = vErrors.length;
}
}
if(data.TaxSubtotal !== undefined){
if(!(validate360(data.TaxSubtotal, {instancePath:instancePath+"/TaxSubtotal",parentData:data,parentDataProperty:"TaxSubtotal",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate360.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate357.errors = vErrors;
return errors === 0;
}
validate357.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate356(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate356.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate357(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate357.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate356.errors = vErrors;
return errors === 0;
}
validate356.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema137 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/monetaryTotal"}};
const schema138 = {"type":"object","required":["LineExtensionAmount","TaxExclusiveAmount","TaxInclusiveAmount","PayableAmount"],"additionalProperties":false,"properties":{"LineExtensionAmount":{"$ref":"#/$defs/one-amount"},"TaxExclusiveAmount":{"$ref":"#/$defs/one-amount"},"TaxInclusiveAmount":{"$ref":"#/$defs/one-amount"},"AllowanceTotalAmount":{"$ref":"#/$defs/one-amount"},"ChargeTotalAmount":{"$ref":"#/$defs/one-amount"},"PrepaidAmount":{"$ref":"#/$defs/one-amount"},"PayableRoundingAmount":{"$ref":"#/$defs/one-amount"},"PayableAmount":{"$ref":"#/$defs/one-amount"}}};

function validate374(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate374.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.LineExtensionAmount === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "LineExtensionAmount"},message:"must have required property '"+"LineExtensionAmount"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.TaxExclusiveAmount === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "TaxExclusiveAmount"},message:"must have required property '"+"TaxExclusiveAmount"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.TaxInclusiveAmount === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "TaxInclusiveAmount"},message:"must have required property '"+"TaxInclusiveAmount"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.PayableAmount === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "PayableAmount"},message:"must have required property '"+"PayableAmount"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "LineExtensionAmount") || (key0 === "TaxExclusiveAmount")) || (key0 === "TaxInclusiveAmount")) || (key0 === "AllowanceTotalAmount")) || (key0 === "ChargeTotalAmount")) || (key0 === "PrepaidAmount")) || (key0 === "PayableRoundingAmount")) || (key0 === "PayableAmount"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.LineExtensionAmount !== undefined){
if(!(validate256(data.LineExtensionAmount, {instancePath:instancePath+"/LineExtensionAmount",parentData:data,parentDataProperty:"LineExtensionAmount",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate256.errors);
errors = vErrors.length;
}
}
if(data.TaxExclusiveAmount !== undefined){
if(!(validate256(data.TaxExclusiveAmount, {instancePath:instancePath+"/TaxExclusiveAmount",parentData:data,parentDataProperty:"TaxExclusiveAmount",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate256.errors);
errors = vErrors.length;
}
}
if(data.TaxInclusiveAmount !== undefined){
if(!(validate256(data.TaxInclusiveAmount, {instancePath:instancePath+"/TaxInclusiveAmount",parentData:data,parentDataProperty:"TaxInclusiveAmount",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate256.errors);
errors = vErrors.length;
}
}
if(data.AllowanceTotalAmount !== undefined){
if(!(validate256(data.AllowanceTotalAmount, {instancePath:instancePath+"/AllowanceTotalAmount",parentData:data,parentDataProperty:"AllowanceTotalAmount",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate256.errors);
errors = vErrors.length;
}
}
if(data.ChargeTotalAmount !== undefined){
if(!(validate256(data.ChargeTotalAmount, {instancePath:instancePath+"/ChargeTotalAmount",parentData:data,parentDataProperty:"ChargeTotalAmount",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate256.errors);
errors = vErrors.length;
}
}
if(data.PrepaidAmount !== undefined){
if(!(validate256(data.PrepaidAmount, {instancePath:instancePath+"/PrepaidAmount",parentData:data,parentDataProperty:"PrepaidAmount",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate256.errors);
errors = vErrors.length;
}
}
if(data.PayableRoundingAmount !== undefined){
if(!(validate256(data.PayableRoundingAmount, {instancePath:instancePath+"/PayableRoundingAmount",parentData:data,parentDataProperty:"PayableRoundingAmount",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate256.errors);
errors = vErrors.length;
}
}
if(data.PayableAmount !== undefined){
if(!(validate256(data.PayableAmount, {instancePath:instancePath+"/PayableAmount",parentData:data,parentDataProperty:"PayableAmount",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate256.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate374.errors = vErrors;
return errors === 0;
}
validate374.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate373(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate373.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate374(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate374.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate373.errors = vErrors;
return errors === 0;
}
validate373.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema139 = {"type":"array","minItems":1,"maxItems":1000,"items":{"$ref":"#/$defs/invoiceLine"}};
const schema140 = {"type":"object","required":["ID","InvoicedQuantity","LineExtensionAmount","Item","Price"],"additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"},"UUID":{"$ref":"#/$defs/one-identifier"},"Note":{"$ref":"#/$defs/many-text"},"InvoicedQuantity":{"$ref":"#/$defs/one-unitQuantity"},"LineExtensionAmount":{"$ref":"#/$defs/one-amount"},"TaxPointDate":{"$ref":"#/$defs/one-date"},"AccountingCostCode":{"$ref":"#/$defs/one-code"},"AccountingCost":{"$ref":"#/$defs/one-text"},"InvoicePeriod":{"$ref":"#/$defs/many-period"},"OrderLineReference":{"$ref":"#/$defs/many-orderLineReference"},"DespatchLineReference":{"$ref":"#/$defs/many-lineReference"},"BillingReference":{"$ref":"#/$defs/many-billingReference"},"DocumentReference":{"$ref":"#/$defs/many-documentReference"},"AllowanceCharge":{"$ref":"#/$defs/many-allowanceCharge"},"TaxTotal":{"$ref":"#/$defs/many-taxTotal"},"Item":{"$ref":"#/$defs/one-item"},"Price":{"$ref":"#/$defs/one-price"},"ItemPriceExtension":{"$ref":"#/$defs/one-priceExtension"}}};
const schema141 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/unitQuantity"}};
const schema142 = {"type":"object","required":["_","unitCode"],"additionalProperties":false,"properties":{"_":{"type":"number","minimum":-1000000000000000,"maximum":1000000000000000},"unitCode":{"type":"string"},"unitCodeListID":{"type":"string"},"unitCodeListAgencyID":{"type":"string"},"unitCodeListAgencyName":{"type":"string"}}};

function validate390(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate390.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0._ === undefined){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/unitQuantity/required",keyword:"required",params:{missingProperty: "_"},message:"must have required property '"+"_"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0.unitCode === undefined){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/unitQuantity/required",keyword:"required",params:{missingProperty: "unitCode"},message:"must have required property '"+"unitCode"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data0){
if(!(((((key0 === "_") || (key0 === "unitCode")) || (key0 === "unitCodeListID")) || (key0 === "unitCodeListAgencyID")) || (key0 === "unitCodeListAgencyName"))){
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/unitQuantity/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0._ !== undefined){
let data1 = data0._;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 1000000000000000 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/unitQuantity/properties/_/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000000000},message:"must be <= 1000000000000000"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1 < -1000000000000000 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/unitQuantity/properties/_/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1000000000000000},message:"must be >= -1000000000000000"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/unitQuantity/properties/_/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.unitCode !== undefined){
if(typeof data0.unitCode !== "string"){
const err8 = {instancePath:instancePath+"/" + i0+"/unitCode",schemaPath:"#/$defs/unitQuantity/properties/unitCode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.unitCodeListID !== undefined){
if(typeof data0.unitCodeListID !== "string"){
const err9 = {instancePath:instancePath+"/" + i0+"/unitCodeListID",schemaPath:"#/$defs/unitQuantity/properties/unitCodeListID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data0.unitCodeListAgencyID !== undefined){
if(typeof data0.unitCodeListAgencyID !== "string"){
const err10 = {instancePath:instancePath+"/" + i0+"/unitCodeListAgencyID",schemaPath:"#/$defs/unitQuantity/properties/unitCodeListAgencyID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data0.unitCodeListAgencyName !== undefined){
if(typeof data0.unitCodeListAgencyName !== "string"){
const err11 = {instancePath:instancePath+"/" + i0+"/unitCodeListAgencyName",schemaPath:"#/$defs/unitQuantity/properties/unitCodeListAgencyName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/unitQuantity/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate390.errors = vErrors;
return errors === 0;
}
validate390.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema143 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/orderLineReference"}};
const schema144 = {"type":"object","required":["LineID"],"additionalProperties":false,"properties":{"LineID":{"$ref":"#/$defs/one-identifier"},"OrderReference":{"$ref":"#/$defs/one-orderReference"}}};

function validate398(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate398.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.LineID === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "LineID"},message:"must have required property '"+"LineID"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "LineID") || (key0 === "OrderReference"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.LineID !== undefined){
if(!(validate22(data.LineID, {instancePath:instancePath+"/LineID",parentData:data,parentDataProperty:"LineID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.OrderReference !== undefined){
if(!(validate64(data.OrderReference, {instancePath:instancePath+"/OrderReference",parentData:data,parentDataProperty:"OrderReference",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate398.errors = vErrors;
return errors === 0;
}
validate398.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate397(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate397.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate398(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate398.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate397.errors = vErrors;
return errors === 0;
}
validate397.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema145 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/lineReference"}};
const schema146 = {"type":"object","required":["LineID"],"additionalProperties":false,"properties":{"LineID":{"$ref":"#/$defs/one-identifier"},"DocumentReference":{"$ref":"#/$defs/one-documentReference"}}};

function validate404(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate404.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.LineID === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "LineID"},message:"must have required property '"+"LineID"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "LineID") || (key0 === "DocumentReference"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.LineID !== undefined){
if(!(validate22(data.LineID, {instancePath:instancePath+"/LineID",parentData:data,parentDataProperty:"LineID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.DocumentReference !== undefined){
if(!(validate74(data.DocumentReference, {instancePath:instancePath+"/DocumentReference",parentData:data,parentDataProperty:"DocumentReference",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate74.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate404.errors = vErrors;
return errors === 0;
}
validate404.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate403(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate403.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate404(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate404.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate403.errors = vErrors;
return errors === 0;
}
validate403.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema147 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/item"}};
const schema148 = {"type":"object","additionalProperties":false,"properties":{"Description":{"$ref":"#/$defs/many-text"},"Name":{"$ref":"#/$defs/one-text"},"Keyword":{"$ref":"#/$defs/many-text"},"BrandName":{"$ref":"#/$defs/many-text"},"ModelName":{"$ref":"#/$defs/many-text"},"BuyersItemIdentification":{"$ref":"#/$defs/one-itemIdentification"},"SellersItemIdentification":{"$ref":"#/$defs/one-itemIdentification"},"ManufacturersItemIdentification":{"$ref":"#/$defs/many-itemIdentification"},"StandardItemIdentification":{"$ref":"#/$defs/one-itemIdentification"},"OriginCountry":{"$ref":"#/$defs/one-country"},"CommodityClassification":{"$ref":"#/$defs/many-commodityClassification"},"ClassifiedTaxCategory":{"$ref":"#/$defs/many-taxCategory"},"AdditionalItemProperty":{"$ref":"#/$defs/many-itemProperty"}}};
const schema149 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/itemIdentification"}};
const schema150 = {"type":"object","required":["ID"],"additionalProperties":false,"properties":{"ID":{"$ref":"#/$defs/one-identifier"}}};

function validate421(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate421.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ID === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ID"},message:"must have required property '"+"ID"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "ID")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate421.errors = vErrors;
return errors === 0;
}
validate421.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate420(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate420.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate421(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate421.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate420.errors = vErrors;
return errors === 0;
}
validate420.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema151 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/itemIdentification"}};

function validate426(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate426.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate421(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate421.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate426.errors = vErrors;
return errors === 0;
}
validate426.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema152 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/commodityClassification"}};
const schema153 = {"type":"object","additionalProperties":false,"properties":{"CommodityCode":{"$ref":"#/$defs/one-code"},"ItemClassificationCode":{"$ref":"#/$defs/one-code"}}};

function validate432(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate432.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "CommodityCode") || (key0 === "ItemClassificationCode"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.CommodityCode !== undefined){
if(!(validate36(data.CommodityCode, {instancePath:instancePath+"/CommodityCode",parentData:data,parentDataProperty:"CommodityCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate36.errors);
errors = vErrors.length;
}
}
if(data.ItemClassificationCode !== undefined){
if(!(validate36(data.ItemClassificationCode, {instancePath:instancePath+"/ItemClassificationCode",parentData:data,parentDataProperty:"ItemClassificationCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate36.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate432.errors = vErrors;
return errors === 0;
}
validate432.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate431(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate431.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate432(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate432.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate431.errors = vErrors;
return errors === 0;
}
validate431.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema154 = {"type":"array","minItems":1,"maxItems":100,"items":{"$ref":"#/$defs/itemProperty"}};
const schema155 = {"type":"object","required":["Name"],"additionalProperties":false,"properties":{"Name":{"$ref":"#/$defs/one-text"},"Value":{"$ref":"#/$defs/one-text"}}};

function validate439(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate439.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.Name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "Name"},message:"must have required property '"+"Name"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "Name") || (key0 === "Value"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.Name !== undefined){
if(!(validate48(data.Name, {instancePath:instancePath+"/Name",parentData:data,parentDataProperty:"Name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.Value !== undefined){
if(!(validate48(data.Value, {instancePath:instancePath+"/Value",parentData:data,parentDataProperty:"Value",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate439.errors = vErrors;
return errors === 0;
}
validate439.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate438(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate438.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 100){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate439(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate439.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate438.errors = vErrors;
return errors === 0;
}
validate438.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate414(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate414.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func1.call(schema148.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.Description !== undefined){
if(!(validate38(data.Description, {instancePath:instancePath+"/Description",parentData:data,parentDataProperty:"Description",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate38.errors);
errors = vErrors.length;
}
}
if(data.Name !== undefined){
if(!(validate48(data.Name, {instancePath:instancePath+"/Name",parentData:data,parentDataProperty:"Name",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.Keyword !== undefined){
if(!(validate38(data.Keyword, {instancePath:instancePath+"/Keyword",parentData:data,parentDataProperty:"Keyword",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate38.errors);
errors = vErrors.length;
}
}
if(data.BrandName !== undefined){
if(!(validate38(data.BrandName, {instancePath:instancePath+"/BrandName",parentData:data,parentDataProperty:"BrandName",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate38.errors);
errors = vErrors.length;
}
}
if(data.ModelName !== undefined){
if(!(validate38(data.ModelName, {instancePath:instancePath+"/ModelName",parentData:data,parentDataProperty:"ModelName",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate38.errors);
errors = vErrors.length;
}
}
if(data.BuyersItemIdentification !== undefined){
if(!(validate420(data.BuyersItemIdentification, {instancePath:instancePath+"/BuyersItemIdentification",parentData:data,parentDataProperty:"BuyersItemIdentification",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate420.errors);
errors = vErrors.length;
}
}
if(data.SellersItemIdentification !== undefined){
if(!(validate420(data.SellersItemIdentification, {instancePath:instancePath+"/SellersItemIdentification",parentData:data,parentDataProperty:"SellersItemIdentification",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate420.errors);
errors = vErrors.length;
}
}
if(data.ManufacturersItemIdentification !== undefined){
if(!(validate426(data.ManufacturersItemIdentification, {instancePath:instancePath+"/ManufacturersItemIdentification",parentData:data,parentDataProperty:"ManufacturersItemIdentification",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate426.errors);
errors = vErrors.length;
}
}
if(data.StandardItemIdentification !== undefined){
if(!(validate420(data.StandardItemIdentification, {instancePath:instancePath+"/StandardItemIdentification",parentData:data,parentDataProperty:"StandardItemIdentification",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate420.errors);
errors = vErrors.length;
}
}
if(data.OriginCountry !== undefined){
if(!(validate167(data.OriginCountry, {instancePath:instancePath+"/OriginCountry",parentData:data,parentDataProperty:"OriginCountry",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate167.errors);
errors = vErrors.length;
}
}
if(data.CommodityClassification !== undefined){
if(!(validate431(data.CommodityClassification, {instancePath:instancePath+"/CommodityClassification",parentData:data,parentDataProperty:"CommodityClassification",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate431.errors);
errors = vErrors.length;
}
}
if(data.ClassifiedTaxCategory !== undefined){
if(!(validate259(data.ClassifiedTaxCategory, {instancePath:instancePath+"/ClassifiedTaxCategory",parentData:data,parentDataProperty:"ClassifiedTaxCategory",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate259.errors);
errors = vErrors.length;
}
}
if(data.AdditionalItemProperty !== undefined){
if(!(validate438(data.AdditionalItemProperty, {instancePath:instancePath+"/AdditionalItemProperty",parentData:data,parentDataProperty:"AdditionalItemProperty",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate438.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate414.errors = vErrors;
return errors === 0;
}
validate414.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate413(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate413.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate414(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate414.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate413.errors = vErrors;
return errors === 0;
}
validate413.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema156 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/price"}};
const schema157 = {"type":"object","required":["PriceAmount"],"additionalProperties":false,"properties":{"PriceAmount":{"$ref":"#/$defs/one-amount"},"BaseQuantity":{"$ref":"#/$defs/one-quantity"},"PriceTypeCode":{"$ref":"#/$defs/one-code"},"PriceType":{"$ref":"#/$defs/one-text"},"OrderableUnitFactorRate":{"$ref":"#/$defs/one-numeric"},"AllowanceCharge":{"$ref":"#/$defs/many-allowanceCharge"}}};
const schema158 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/quantity"}};
const schema159 = {"type":"object","required":["_"],"additionalProperties":false,"properties":{"_":{"type":"number","minimum":-1000000000000000,"maximum":1000000000000000},"unitCode":{"type":"string"},"unitCodeListID":{"type":"string"},"unitCodeListAgencyID":{"type":"string"},"unitCodeListAgencyName":{"type":"string"}}};

function validate449(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate449.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0._ === undefined){
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/quantity/required",keyword:"required",params:{missingProperty: "_"},message:"must have required property '"+"_"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data0){
if(!(((((key0 === "_") || (key0 === "unitCode")) || (key0 === "unitCodeListID")) || (key0 === "unitCodeListAgencyID")) || (key0 === "unitCodeListAgencyName"))){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/quantity/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data0._ !== undefined){
let data1 = data0._;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 1000000000000000 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/quantity/properties/_/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000000000},message:"must be <= 1000000000000000"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1 < -1000000000000000 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/quantity/properties/_/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1000000000000000},message:"must be >= -1000000000000000"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/" + i0+"/_",schemaPath:"#/$defs/quantity/properties/_/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data0.unitCode !== undefined){
if(typeof data0.unitCode !== "string"){
const err7 = {instancePath:instancePath+"/" + i0+"/unitCode",schemaPath:"#/$defs/quantity/properties/unitCode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.unitCodeListID !== undefined){
if(typeof data0.unitCodeListID !== "string"){
const err8 = {instancePath:instancePath+"/" + i0+"/unitCodeListID",schemaPath:"#/$defs/quantity/properties/unitCodeListID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data0.unitCodeListAgencyID !== undefined){
if(typeof data0.unitCodeListAgencyID !== "string"){
const err9 = {instancePath:instancePath+"/" + i0+"/unitCodeListAgencyID",schemaPath:"#/$defs/quantity/properties/unitCodeListAgencyID/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data0.unitCodeListAgencyName !== undefined){
if(typeof data0.unitCodeListAgencyName !== "string"){
const err10 = {instancePath:instancePath+"/" + i0+"/unitCodeListAgencyName",schemaPath:"#/$defs/quantity/properties/unitCodeListAgencyName/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/" + i0,schemaPath:"#/$defs/quantity/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate449.errors = vErrors;
return errors === 0;
}
validate449.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate447(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate447.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.PriceAmount === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "PriceAmount"},message:"must have required property '"+"PriceAmount"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "PriceAmount") || (key0 === "BaseQuantity")) || (key0 === "PriceTypeCode")) || (key0 === "PriceType")) || (key0 === "OrderableUnitFactorRate")) || (key0 === "AllowanceCharge"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.PriceAmount !== undefined){
if(!(validate256(data.PriceAmount, {instancePath:instancePath+"/PriceAmount",parentData:data,parentDataProperty:"PriceAmount",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate256.errors);
errors = vErrors.length;
}
}
if(data.BaseQuantity !== undefined){
if(!(validate449(data.BaseQuantity, {instancePath:instancePath+"/BaseQuantity",parentData:data,parentDataProperty:"BaseQuantity",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate449.errors);
errors = vErrors.length;
}
}
if(data.PriceTypeCode !== undefined){
if(!(validate36(data.PriceTypeCode, {instancePath:instancePath+"/PriceTypeCode",parentData:data,parentDataProperty:"PriceTypeCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate36.errors);
errors = vErrors.length;
}
}
if(data.PriceType !== undefined){
if(!(validate48(data.PriceType, {instancePath:instancePath+"/PriceType",parentData:data,parentDataProperty:"PriceType",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.OrderableUnitFactorRate !== undefined){
if(!(validate50(data.OrderableUnitFactorRate, {instancePath:instancePath+"/OrderableUnitFactorRate",parentData:data,parentDataProperty:"OrderableUnitFactorRate",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate50.errors);
errors = vErrors.length;
}
}
if(data.AllowanceCharge !== undefined){
if(!(validate248(data.AllowanceCharge, {instancePath:instancePath+"/AllowanceCharge",parentData:data,parentDataProperty:"AllowanceCharge",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate248.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate447.errors = vErrors;
return errors === 0;
}
validate447.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate446(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate446.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate447(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate447.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate446.errors = vErrors;
return errors === 0;
}
validate446.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};

const schema160 = {"type":"array","minItems":1,"maxItems":1,"items":{"$ref":"#/$defs/priceExtension"}};
const schema161 = {"type":"object","required":["Amount"],"additionalProperties":false,"properties":{"Amount":{"$ref":"#/$defs/one-amount"}}};

function validate458(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate458.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.Amount === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "Amount"},message:"must have required property '"+"Amount"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "Amount")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.Amount !== undefined){
if(!(validate256(data.Amount, {instancePath:instancePath+"/Amount",parentData:data,parentDataProperty:"Amount",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate256.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate458.errors = vErrors;
return errors === 0;
}
validate458.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate457(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate457.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate458(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate458.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate457.errors = vErrors;
return errors === 0;
}
validate457.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate386(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate386.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ID === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ID"},message:"must have required property '"+"ID"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.InvoicedQuantity === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "InvoicedQuantity"},message:"must have required property '"+"InvoicedQuantity"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.LineExtensionAmount === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "LineExtensionAmount"},message:"must have required property '"+"LineExtensionAmount"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.Item === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "Item"},message:"must have required property '"+"Item"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.Price === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "Price"},message:"must have required property '"+"Price"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema140.properties, key0))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.UUID !== undefined){
if(!(validate22(data.UUID, {instancePath:instancePath+"/UUID",parentData:data,parentDataProperty:"UUID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.Note !== undefined){
if(!(validate38(data.Note, {instancePath:instancePath+"/Note",parentData:data,parentDataProperty:"Note",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate38.errors);
errors = vErrors.length;
}
}
if(data.InvoicedQuantity !== undefined){
if(!(validate390(data.InvoicedQuantity, {instancePath:instancePath+"/InvoicedQuantity",parentData:data,parentDataProperty:"InvoicedQuantity",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate390.errors);
errors = vErrors.length;
}
}
if(data.LineExtensionAmount !== undefined){
if(!(validate256(data.LineExtensionAmount, {instancePath:instancePath+"/LineExtensionAmount",parentData:data,parentDataProperty:"LineExtensionAmount",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate256.errors);
errors = vErrors.length;
}
}
if(data.TaxPointDate !== undefined){
if(!(validate31(data.TaxPointDate, {instancePath:instancePath+"/TaxPointDate",parentData:data,parentDataProperty:"TaxPointDate",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate31.errors);
errors = vErrors.length;
}
}
if(data.AccountingCostCode !== undefined){
if(!(validate36(data.AccountingCostCode, {instancePath:instancePath+"/AccountingCostCode",parentData:data,parentDataProperty:"AccountingCostCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate36.errors);
errors = vErrors.length;
}
}
if(data.AccountingCost !== undefined){
if(!(validate48(data.AccountingCost, {instancePath:instancePath+"/AccountingCost",parentData:data,parentDataProperty:"AccountingCost",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.InvoicePeriod !== undefined){
if(!(validate53(data.InvoicePeriod, {instancePath:instancePath+"/InvoicePeriod",parentData:data,parentDataProperty:"InvoicePeriod",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate53.errors);
errors = vErrors.length;
}
}
if(data.OrderLineReference !== undefined){
if(!(validate397(data.OrderLineReference, {instancePath:instancePath+"/OrderLineReference",parentData:data,parentDataProperty:"OrderLineReference",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate397.errors);
errors = vErrors.length;
}
}
if(data.DespatchLineReference !== undefined){
if(!(validate403(data.DespatchLineReference, {instancePath:instancePath+"/DespatchLineReference",parentData:data,parentDataProperty:"DespatchLineReference",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate403.errors);
errors = vErrors.length;
}
}
if(data.BillingReference !== undefined){
if(!(validate72(data.BillingReference, {instancePath:instancePath+"/BillingReference",parentData:data,parentDataProperty:"BillingReference",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate72.errors);
errors = vErrors.length;
}
}
if(data.DocumentReference !== undefined){
if(!(validate100(data.DocumentReference, {instancePath:instancePath+"/DocumentReference",parentData:data,parentDataProperty:"DocumentReference",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate100.errors);
errors = vErrors.length;
}
}
if(data.AllowanceCharge !== undefined){
if(!(validate248(data.AllowanceCharge, {instancePath:instancePath+"/AllowanceCharge",parentData:data,parentDataProperty:"AllowanceCharge",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate248.errors);
errors = vErrors.length;
}
}
if(data.TaxTotal !== undefined){
if(!(validate356(data.TaxTotal, {instancePath:instancePath+"/TaxTotal",parentData:data,parentDataProperty:"TaxTotal",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate356.errors);
errors = vErrors.length;
}
}
if(data.Item !== undefined){
if(!(validate413(data.Item, {instancePath:instancePath+"/Item",parentData:data,parentDataProperty:"Item",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate413.errors);
errors = vErrors.length;
}
}
if(data.Price !== undefined){
if(!(validate446(data.Price, {instancePath:instancePath+"/Price",parentData:data,parentDataProperty:"Price",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate446.errors);
errors = vErrors.length;
}
}
if(data.ItemPriceExtension !== undefined){
if(!(validate457(data.ItemPriceExtension, {instancePath:instancePath+"/ItemPriceExtension",parentData:data,parentDataProperty:"ItemPriceExtension",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate457.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate386.errors = vErrors;
return errors === 0;
}
validate386.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate385(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate385.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(Array.isArray(data)){
if(data.length > 1000){
const err0 = {instancePath,schemaPath:"#/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.length < 1){
const err1 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(validate386(data[i0], {instancePath:instancePath+"/" + i0,parentData:data,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate386.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate385.errors = vErrors;
return errors === 0;
}
validate385.evaluated = {"items":true,"dynamicProps":false,"dynamicItems":false};


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ID === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ID"},message:"must have required property '"+"ID"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.IssueDate === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "IssueDate"},message:"must have required property '"+"IssueDate"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.InvoiceTypeCode === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "InvoiceTypeCode"},message:"must have required property '"+"InvoiceTypeCode"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.DocumentCurrencyCode === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "DocumentCurrencyCode"},message:"must have required property '"+"DocumentCurrencyCode"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.AccountingSupplierParty === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "AccountingSupplierParty"},message:"must have required property '"+"AccountingSupplierParty"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.AccountingCustomerParty === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "AccountingCustomerParty"},message:"must have required property '"+"AccountingCustomerParty"+"'"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.LegalMonetaryTotal === undefined){
const err6 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "LegalMonetaryTotal"},message:"must have required property '"+"LegalMonetaryTotal"+"'"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data.InvoiceLine === undefined){
const err7 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "InvoiceLine"},message:"must have required property '"+"InvoiceLine"+"'"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema32.properties, key0))){
const err8 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.UBLExtensions !== undefined){
let data0 = data.UBLExtensions;
if(Array.isArray(data0)){
if(data0.length > 1){
const err9 = {instancePath:instancePath+"/UBLExtensions",schemaPath:"#/properties/UBLExtensions/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data0.length < 1){
const err10 = {instancePath:instancePath+"/UBLExtensions",schemaPath:"#/properties/UBLExtensions/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(!(data1 && typeof data1 == "object" && !Array.isArray(data1))){
const err11 = {instancePath:instancePath+"/UBLExtensions/" + i0,schemaPath:"#/properties/UBLExtensions/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/UBLExtensions",schemaPath:"#/properties/UBLExtensions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.UBLVersionID !== undefined){
if(!(validate22(data.UBLVersionID, {instancePath:instancePath+"/UBLVersionID",parentData:data,parentDataProperty:"UBLVersionID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.CustomizationID !== undefined){
if(!(validate22(data.CustomizationID, {instancePath:instancePath+"/CustomizationID",parentData:data,parentDataProperty:"CustomizationID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.ProfileID !== undefined){
if(!(validate22(data.ProfileID, {instancePath:instancePath+"/ProfileID",parentData:data,parentDataProperty:"ProfileID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.ProfileExecutionID !== undefined){
if(!(validate22(data.ProfileExecutionID, {instancePath:instancePath+"/ProfileExecutionID",parentData:data,parentDataProperty:"ProfileExecutionID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.ID !== undefined){
if(!(validate22(data.ID, {instancePath:instancePath+"/ID",parentData:data,parentDataProperty:"ID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.CopyIndicator !== undefined){
if(!(validate28(data.CopyIndicator, {instancePath:instancePath+"/CopyIndicator",parentData:data,parentDataProperty:"CopyIndicator",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate28.errors);
errors = vErrors.length;
}
}
if(data.UUID !== undefined){
if(!(validate22(data.UUID, {instancePath:instancePath+"/UUID",parentData:data,parentDataProperty:"UUID",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate22.errors);
errors = vErrors.length;
}
}
if(data.IssueDate !== undefined){
if(!(validate31(data.IssueDate, {instancePath:instancePath+"/IssueDate",parentData:data,parentDataProperty:"IssueDate",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate31.errors);
errors = vErrors.length;
}
}
if(data.IssueTime !== undefined){
if(!(validate33(data.IssueTime, {instancePath:instancePath+"/IssueTime",parentData:data,parentDataProperty:"IssueTime",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate33.errors);
errors = vErrors.length;
}
}
if(data.DueDate !== undefined){
if(!(validate31(data.DueDate, {instancePath:instancePath+"/DueDate",parentData:data,parentDataProperty:"DueDate",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate31.errors);
errors = vErrors.length;
}
}
if(data.InvoiceTypeCode !== undefined){
if(!(validate36(data.InvoiceTypeCode, {instancePath:instancePath+"/InvoiceTypeCode",parentData:data,parentDataProperty:"InvoiceTypeCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate36.errors);
errors = vErrors.length;
}
}
if(data.Note !== undefined){
if(!(validate38(data.Note, {instancePath:instancePath+"/Note",parentData:data,parentDataProperty:"Note",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate38.errors);
errors = vErrors.length;
}
}
if(data.TaxPointDate !== undefined){
if(!(validate31(data.TaxPointDate, {instancePath:instancePath+"/TaxPointDate",parentData:data,parentDataProperty:"TaxPointDate",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate31.errors);
errors = vErrors.length;
}
}
if(data.DocumentCurrencyCode !== undefined){
if(!(validate41(data.DocumentCurrencyCode, {instancePath:instancePath+"/DocumentCurrencyCode",parentData:data,parentDataProperty:"DocumentCurrencyCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate41.errors);
errors = vErrors.length;
}
}
if(data.TaxCurrencyCode !== undefined){
if(!(validate41(data.TaxCurrencyCode, {instancePath:instancePath+"/TaxCurrencyCode",parentData:data,parentDataProperty:"TaxCurrencyCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate41.errors);
errors = vErrors.length;
}
}
if(data.PricingCurrencyCode !== undefined){
if(!(validate41(data.PricingCurrencyCode, {instancePath:instancePath+"/PricingCurrencyCode",parentData:data,parentDataProperty:"PricingCurrencyCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate41.errors);
errors = vErrors.length;
}
}
if(data.PaymentCurrencyCode !== undefined){
if(!(validate41(data.PaymentCurrencyCode, {instancePath:instancePath+"/PaymentCurrencyCode",parentData:data,parentDataProperty:"PaymentCurrencyCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate41.errors);
errors = vErrors.length;
}
}
if(data.PaymentAlternativeCurrencyCode !== undefined){
if(!(validate41(data.PaymentAlternativeCurrencyCode, {instancePath:instancePath+"/PaymentAlternativeCurrencyCode",parentData:data,parentDataProperty:"PaymentAlternativeCurrencyCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate41.errors);
errors = vErrors.length;
}
}
if(data.AccountingCostCode !== undefined){
if(!(validate36(data.AccountingCostCode, {instancePath:instancePath+"/AccountingCostCode",parentData:data,parentDataProperty:"AccountingCostCode",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate36.errors);
errors = vErrors.length;
}
}
if(data.AccountingCost !== undefined){
if(!(validate48(data.AccountingCost, {instancePath:instancePath+"/AccountingCost",parentData:data,parentDataProperty:"AccountingCost",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.LineCountNumeric !== undefined){
if(!(validate50(data.LineCountNumeric, {instancePath:instancePath+"/LineCountNumeric",parentData:data,parentDataProperty:"LineCountNumeric",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate50.errors);
errors = vErrors.length;
}
}
if(data.BuyerReference !== undefined){
if(!(validate48(data.BuyerReference, {instancePath:instancePath+"/BuyerReference",parentData:data,parentDataProperty:"BuyerReference",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate48.errors);
errors = vErrors.length;
}
}
if(data.InvoicePeriod !== undefined){
if(!(validate53(data.InvoicePeriod, {instancePath:instancePath+"/InvoicePeriod",parentData:data,parentDataProperty:"InvoicePeriod",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate53.errors);
errors = vErrors.length;
}
}
if(data.OrderReference !== undefined){
if(!(validate64(data.OrderReference, {instancePath:instancePath+"/OrderReference",parentData:data,parentDataProperty:"OrderReference",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate64.errors);
errors = vErrors.length;
}
}
if(data.BillingReference !== undefined){
if(!(validate72(data.BillingReference, {instancePath:instancePath+"/BillingReference",parentData:data,parentDataProperty:"BillingReference",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate72.errors);
errors = vErrors.length;
}
}
if(data.DespatchDocumentReference !== undefined){
if(!(validate100(data.DespatchDocumentReference, {instancePath:instancePath+"/DespatchDocumentReference",parentData:data,parentDataProperty:"DespatchDocumentReference",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate100.errors);
errors = vErrors.length;
}
}
if(data.ReceiptDocumentReference !== undefined){
if(!(validate100(data.ReceiptDocumentReference, {instancePath:instancePath+"/ReceiptDocumentReference",parentData:data,parentDataProperty:"ReceiptDocumentReference",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate100.errors);
errors = vErrors.length;
}
}
if(data.StatementDocumentReference !== undefined){
if(!(validate100(data.StatementDocumentReference, {instancePath:instancePath+"/StatementDocumentReference",parentData:data,parentDataProperty:"StatementDocumentReference",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate100.errors);
errors = vErrors.length;
}
}
if(data.OriginatorDocumentReference !== undefined){
if(!(validate100(data.OriginatorDocumentReference, {instancePath:instancePath+"/OriginatorDocumentReference",parentData:data,parentDataProperty:"OriginatorDocumentReference",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate100.errors);
errors = vErrors.length;
}
}
if(data.ContractDocumentReference !== undefined){
if(!(validate100(data.ContractDocumentReference, {instancePath:instancePath+"/ContractDocumentReference",parentData:data,parentDataProperty:"ContractDocumentReference",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate100.errors);
errors = vErrors.length;
}
}
if(data.AdditionalDocumentReference !== undefined){
if(!(validate100(data.AdditionalDocumentReference, {instancePath:instancePath+"/AdditionalDocumentReference",parentData:data,parentDataProperty:"AdditionalDocumentReference",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate100.errors);
errors = vErrors.length;
}
}
if(data.ProjectReference !== undefined){
if(!(validate108(data.ProjectReference, {instancePath:instancePath+"/ProjectReference",parentData:data,parentDataProperty:"ProjectReference",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate108.errors);
errors = vErrors.length;
}
}
if(data.Signature !== undefined){
if(!(validate115(data.Signature, {instancePath:instancePath+"/Signature",parentData:data,parentDataProperty:"Signature",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate115.errors);
errors = vErrors.length;
}
}
if(data.AccountingSupplierParty !== undefined){
if(!(validate121(data.AccountingSupplierParty, {instancePath:instancePath+"/AccountingSupplierParty",parentData:data,parentDataProperty:"AccountingSupplierParty",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate121.errors);
errors = vErrors.length;
}
}
if(data.AccountingCustomerParty !== undefined){
if(!(validate218(data.AccountingCustomerParty, {instancePath:instancePath+"/AccountingCustomerParty",parentData:data,parentDataProperty:"AccountingCustomerParty",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate218.errors);
errors = vErrors.length;
}
}
if(data.PayeeParty !== undefined){
if(!(validate126(data.PayeeParty, {instancePath:instancePath+"/PayeeParty",parentData:data,parentDataProperty:"PayeeParty",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate126.errors);
errors = vErrors.length;
}
}
if(data.BuyerCustomerParty !== undefined){
if(!(validate218(data.BuyerCustomerParty, {instancePath:instancePath+"/BuyerCustomerParty",parentData:data,parentDataProperty:"BuyerCustomerParty",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate218.errors);
errors = vErrors.length;
}
}
if(data.SellerSupplierParty !== undefined){
if(!(validate121(data.SellerSupplierParty, {instancePath:instancePath+"/SellerSupplierParty",parentData:data,parentDataProperty:"SellerSupplierParty",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate121.errors);
errors = vErrors.length;
}
}
if(data.TaxRepresentativeParty !== undefined){
if(!(validate126(data.TaxRepresentativeParty, {instancePath:instancePath+"/TaxRepresentativeParty",parentData:data,parentDataProperty:"TaxRepresentativeParty",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate126.errors);
errors = vErrors.length;
}
}
if(data.Delivery !== undefined){
if(!(validate230(data.Delivery, {instancePath:instancePath+"/Delivery",parentData:data,parentDataProperty:"Delivery",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate230.errors);
errors = vErrors.length;
}
}
if(data.DeliveryTerms !== undefined){
if(!(validate275(data.DeliveryTerms, {instancePath:instancePath+"/DeliveryTerms",parentData:data,parentDataProperty:"DeliveryTerms",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate275.errors);
errors = vErrors.length;
}
}
if(data.PaymentMeans !== undefined){
if(!(validate281(data.PaymentMeans, {instancePath:instancePath+"/PaymentMeans",parentData:data,parentDataProperty:"PaymentMeans",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate281.errors);
errors = vErrors.length;
}
}
if(data.PaymentTerms !== undefined){
if(!(validate325(data.PaymentTerms, {instancePath:instancePath+"/PaymentTerms",parentData:data,parentDataProperty:"PaymentTerms",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate325.errors);
errors = vErrors.length;
}
}
if(data.PrepaidPayment !== undefined){
if(!(validate333(data.PrepaidPayment, {instancePath:instancePath+"/PrepaidPayment",parentData:data,parentDataProperty:"PrepaidPayment",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate333.errors);
errors = vErrors.length;
}
}
if(data.AllowanceCharge !== undefined){
if(!(validate248(data.AllowanceCharge, {instancePath:instancePath+"/AllowanceCharge",parentData:data,parentDataProperty:"AllowanceCharge",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate248.errors);
errors = vErrors.length;
}
}
if(data.TaxExchangeRate !== undefined){
if(!(validate344(data.TaxExchangeRate, {instancePath:instancePath+"/TaxExchangeRate",parentData:data,parentDataProperty:"TaxExchangeRate",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate344.errors);
errors = vErrors.length;
}
}
if(data.PricingExchangeRate !== undefined){
if(!(validate344(data.PricingExchangeRate, {instancePath:instancePath+"/PricingExchangeRate",parentData:data,parentDataProperty:"PricingExchangeRate",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate344.errors);
errors = vErrors.length;
}
}
if(data.PaymentExchangeRate !== undefined){
if(!(validate344(data.PaymentExchangeRate, {instancePath:instancePath+"/PaymentExchangeRate",parentData:data,parentDataProperty:"PaymentExchangeRate",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate344.errors);
errors = vErrors.length;
}
}
if(data.PaymentAlternativeExchangeRate !== undefined){
if(!(validate344(data.PaymentAlternativeExchangeRate, {instancePath:instancePath+"/PaymentAlternativeExchangeRate",parentData:data,parentDataProperty:"PaymentAlternativeExchangeRate",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate344.errors);
errors = vErrors.length;
}
}
if(data.TaxTotal !== undefined){
if(!(validate356(data.TaxTotal, {instancePath:instancePath+"/TaxTotal",parentData:data,parentDataProperty:"TaxTotal",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate356.errors);
errors = vErrors.length;
}
}
if(data.WithholdingTaxTotal !== undefined){
if(!(validate356(data.WithholdingTaxTotal, {instancePath:instancePath+"/WithholdingTaxTotal",parentData:data,parentDataProperty:"WithholdingTaxTotal",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate356.errors);
errors = vErrors.length;
}
}
if(data.LegalMonetaryTotal !== undefined){
if(!(validate373(data.LegalMonetaryTotal, {instancePath:instancePath+"/LegalMonetaryTotal",parentData:data,parentDataProperty:"LegalMonetaryTotal",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate373.errors);
errors = vErrors.length;
}
}
if(data.InvoiceLine !== undefined){
if(!(validate385(data.InvoiceLine, {instancePath:instancePath+"/InvoiceLine",parentData:data,parentDataProperty:"InvoiceLine",rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate385.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="validate" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data._D === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "_D"},message:"must have required property '"+"_D"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.Invoice === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "Invoice"},message:"must have required property '"+"Invoice"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "_D") || (key0 === "_A")) || (key0 === "_S")) || (key0 === "_B")) || (key0 === "_E")) || (key0 === "Invoice"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data._D !== undefined){
if("urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" !== data._D){
const err3 = {instancePath:instancePath+"/_D",schemaPath:"#/properties/_D/const",keyword:"const",params:{allowedValue: "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data._A !== undefined){
if("urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" !== data._A){
const err4 = {instancePath:instancePath+"/_A",schemaPath:"#/properties/_A/const",keyword:"const",params:{allowedValue: "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data._S !== undefined){
if("urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" !== data._S){
const err5 = {instancePath:instancePath+"/_S",schemaPath:"#/properties/_S/const",keyword:"const",params:{allowedValue: "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data._B !== undefined){
if("urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" !== data._B){
const err6 = {instancePath:instancePath+"/_B",schemaPath:"#/properties/_B/const",keyword:"const",params:{allowedValue: "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data._E !== undefined){
if("urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2" !== data._E){
const err7 = {instancePath:instancePath+"/_E",schemaPath:"#/properties/_E/const",keyword:"const",params:{allowedValue: "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"},message:"must be equal to constant"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.Invoice !== undefined){
let data5 = data.Invoice;
if(Array.isArray(data5)){
if(data5.length > 1){
const err8 = {instancePath:instancePath+"/Invoice",schemaPath:"#/properties/Invoice/maxItems",keyword:"maxItems",params:{limit: 1},message:"must NOT have more than 1 items"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data5.length < 1){
const err9 = {instancePath:instancePath+"/Invoice",schemaPath:"#/properties/Invoice/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
if(!(validate21(data5[i0], {instancePath:instancePath+"/Invoice/" + i0,parentData:data5,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = joinErrors(vErrors, validate21.errors);
errors = vErrors.length;
}
}
}
else {
const err10 = {instancePath:instancePath+"/Invoice",schemaPath:"#/properties/Invoice/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
function joinErrors(all, more) {
  if (all === null) return more;
  for (const error of more) all.push(error);
  return all;
}
