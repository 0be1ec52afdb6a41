/** What a document of the type `fiscal-check-xml` looks like. Never changed: stored documents are read with it. */
export const text = `<?xml version="1.0" encoding="UTF-8"?>
<CHECK xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="check01.xsd">
  <CHECKHEAD>
    <DOCTYPE>0</DOCTYPE>
    <DOCSUBTYPE>0</DOCSUBTYPE>
    <UID>73617bb1-cc9f-4023-9213-19b5012b93fe</UID>
    <TIN>40720198</TIN>
    <IPN>407201926555</IPN>
    <ORGNM>ТОВ «Срібний кошик»</ORGNM>
    <POINTNM>Супермаркет № 17</POINTNM>
    <POINTADDR>м. Київ, вул. Хрещатик, 12</POINTADDR>
    <ORDERDATE>24112025</ORDERDATE>
    <ORDERTIME>194331</ORDERTIME>
    <ORDERNUM>48971</ORDERNUM>
    <CASHDESKNUM>1</CASHDESKNUM>
    <CASHREGISTERNUM>4000438291</CASHREGISTERNUM>
    <CASHIER>Коваленко Марія Іванівна</CASHIER>
    <VER>1</VER>
    <ORDERTAXNUM>4177086231</ORDERTAXNUM>
    <OFFLINE>false</OFFLINE>
  </CHECKHEAD>
  <CHECKTOTAL>
    <SUM>259.90</SUM>
  </CHECKTOTAL>
  <CHECKPAY>
    <ROW ROWNUM="1">
      <PAYFORMCD>1</PAYFORMCD>
      <PAYFORMNM>КАРТКА</PAYFORMNM>
      <SUM>259.90</SUM>
      <PROVIDED>259.90</PROVIDED>
      <PAYSYS>
        <ROW ROWNUM="1">
          <NAME>VISA</NAME>
          <ACQUIRENM>АТ «Ощадбанк»</ACQUIRENM>
          <ACQUIRETRANSID>530122998417</ACQUIRETRANSID>
          <POSTRANSDATE>24112025194329</POSTRANSDATE>
          <POSTRANSNUM>9980</POSTRANSNUM>
          <DEVICEID>S1K10078</DEVICEID>
          <EPZDETAILS>XXXX XXXX XXXX 1234</EPZDETAILS>
          <AUTHCD>842415</AUTHCD>
          <SUM>259.90</SUM>
        </ROW>
      </PAYSYS>
    </ROW>
  </CHECKPAY>
  <CHECKTAX>
    <ROW ROWNUM="1">
      <TYPE>0</TYPE>
      <NAME>ПДВ</NAME>
      <LETTER>А</LETTER>
      <PRC>20.00</PRC>
      <SIGN>false</SIGN>
      <TURNOVER>259.90</TURNOVER>
      <SOURCESUM>247.52</SOURCESUM>
      <SUM>41.25</SUM>
    </ROW>
    <ROW ROWNUM="2">
      <TYPE>1</TYPE>
      <NAME>Акцизний податок</NAME>
      <LETTER>Д</LETTER>
      <PRC>5.00</PRC>
      <SIGN>false</SIGN>
      <TURNOVER>259.90</TURNOVER>
      <SOURCESUM>259.90</SOURCESUM>
      <SUM>12.38</SUM>
    </ROW>
  </CHECKTAX>
  <CHECKBODY>
    <ROW ROWNUM="1">
      <CODE>5501</CODE>
      <BARCODE>4820001950489</BARCODE>
      <UKTZED>2204218500</UKTZED>
      <NAME>Вино виноградне сухе червоне, 0,75 л</NAME>
      <UNITCD>2009</UNITCD>
      <UNITNM>шт</UNITNM>
      <AMOUNT>1.000</AMOUNT>
      <PRICE>259.90</PRICE>
      <LETTERS>АД</LETTERS>
      <COST>259.90</COST>
      <EXCISELABELS>
        <ROW ROWNUM="1">
          <EXCISELABEL>AATE508932 0000412168</EXCISELABEL>
        </ROW>
      </EXCISELABELS>
    </ROW>
  </CHECKBODY>
</CHECK>
<?xml version="1.0" encoding="UTF-8"?>
<CHECK xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="check.xsd">
  <CHECKHEAD>
    <DOCTYPE>0</DOCTYPE>
    <DOCSUBTYPE>0</DOCSUBTYPE>
    <UID>6b9d5e0c-3f41-4a7e-9c22-000000048295</UID>
    <TIN>40720198</TIN>
    <IPN>407201926555</IPN>
    <ORGNM>ТОВ «Срібний кошик»</ORGNM>
    <POINTNM>Супермаркет № 17</POINTNM>
    <POINTADDR>м. Київ, вул. Хрещатик, 12</POINTADDR>
    <ORDERDATE>03112025</ORDERDATE>
    <ORDERTIME>183510</ORDERTIME>
    <ORDERNUM>48295</ORDERNUM>
    <CASHDESKNUM>1</CASHDESKNUM>
    <CASHREGISTERNUM>4000438291</CASHREGISTERNUM>
    <CASHIER>Коваленко Марія Іванівна</CASHIER>
    <VER>1</VER>
  </CHECKHEAD>
  <CHECKTOTAL>
    <SUM>322.20</SUM>
  </CHECKTOTAL>
  <CHECKPAY>
    <ROW ROWNUM="1">
      <PAYFORMCD>0</PAYFORMCD>
      <PAYFORMNM>ГОТІВКА</PAYFORMNM>
      <SUM>322.20</SUM>
      <PROVIDED>400.00</PROVIDED>
      <REMAINS>77.80</REMAINS>
    </ROW>
  </CHECKPAY>
  <CHECKTAX>
    <ROW ROWNUM="1">
      <TYPE>0</TYPE>
      <NAME>ПДВ</NAME>
      <LETTER>A</LETTER>
      <PRC>20.00</PRC>
      <TURNOVER>322.20</TURNOVER>
      <SUM>53.70</SUM>
    </ROW>
  </CHECKTAX>
  <CHECKBODY>
    <ROW ROWNUM="1">
      <CODE>1003</CODE>
      <BARCODE>4823005202510</BARCODE>
      <UKTZED>0401209100</UKTZED>
      <NAME>Молоко 2,5 %, 900 мл</NAME>
      <UNITNM>шт</UNITNM>
      <AMOUNT>3.000</AMOUNT>
      <PRICE>44.40</PRICE>
      <LETTERS>A</LETTERS>
      <COST>133.20</COST>
    </ROW>
    <ROW ROWNUM="2">
      <CODE>1007</CODE>
      <BARCODE>4820039290124</BARCODE>
      <UKTZED>0901210000</UKTZED>
      <NAME>Кава мелена, 225 г</NAME>
      <UNITNM>шт</UNITNM>
      <AMOUNT>1.000</AMOUNT>
      <PRICE>189.00</PRICE>
      <LETTERS>A</LETTERS>
      <COST>189.00</COST>
    </ROW>
  </CHECKBODY>
</CHECK>`;
