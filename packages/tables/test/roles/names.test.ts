import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAge, isCodeName, isObjectionName } from "../../src/roles/infer-role.js";
import { nameWords, phraseIn } from "../../src/roles/name-words.js";
import { personalData } from "../../src/roles/personal-data.js";
import { protectedAttribute } from "../../src/roles/protected-attribute.js";
import * as vocabulary from "../../src/roles/vocabulary.js";

describe("names of columns", () => {
  test.each([
    ["CustomerDOB", "customer dob"],
    ["État civil", "etat civil"],
    ["fb_impressions2", "fb impressions 2"],
    ["income/month", "income month"],
    ["CustGENDERCode", "cust gender code"],
    ["Straße", "strasse"],
  ])("%s is %s", (name, words) => {
    expect(nameWords(name).join(" ")).toBe(words);
  });

  test("names of plain letters are read as others are", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."abzABZ019_- /.") });
    fc.assert(
      fc.property(letters, (name) => {
        expect(nameWords(`${name} é`)).toEqual([...nameWords(name), "e"]);
      }),
    );
  });

  test("every phrase of the vocabulary is written as names are read", () => {
    for (const list of Object.values(vocabulary)) {
      if (!Array.isArray(list)) continue;
      for (const phrase of list as readonly string[]) expect(nameWords(phrase).join(" "), phrase).toBe(phrase);
    }
    for (const list of Object.values(vocabulary.protectedNames)) {
      for (const phrase of list) expect(nameWords(phrase).join(" "), phrase).toBe(phrase);
    }
  });

  test.each([
    [
      "gender",
      [
        "Gender",
        "SEX",
        "sexo",
        "Geschlecht",
        "Anrede",
        "Genre",
        "Género",
        "sesso",
        "geslacht",
        "CustGender",
        "is_male",
      ],
    ],
    ["race", ["race", "Hautfarbe", "raça"]],
    ["ethnicity", ["ethnicity", "etnia"]],
    ["religion", ["Religion", "Konfession", "religião"]],
    ["nationality", ["nationality", "Staatsangehörigkeit", "nacionalidad", "nationalité", "country_of_birth"]],
    [
      "marital status",
      ["marital", "MaritalStatus", "Familienstand", "estado civil", "état civil", "burgerlijke staat"],
    ],
    ["disability", ["disability", "Schwerbehinderung", "discapacidad"]],
    ["date of birth", ["dob", "DateOfBirth", "Geburtsdatum", "fecha_nacimiento", "data di nascita", "birth_year"]],
  ])("%s is protected by name", (attribute, names) => {
    for (const name of names) {
      expect(protectedAttribute(nameWords(name), null), name).toEqual({ attribute, by: "name" });
    }
  });

  test.each([
    [["male", "female"]],
    [["M", "F"]],
    [["m", "w", "d"]],
    [["Herr", "Frau"]],
    [["Mr", "Mrs", "Ms"]],
    [["homme", "femme"]],
    [["hombre", "mujer"]],
    [["männlich", "weiblich"]],
    [["Maschio", "Femmina"]],
  ])("%j gives gender away", (levels) => {
    expect(protectedAttribute(["code"], levels)).toEqual({ attribute: "gender", by: "values" });
  });

  test("marital status by values; other levels give nothing away", () => {
    expect(protectedAttribute(["status"], ["single", "married"])?.attribute).toBe("marital status");
    expect(protectedAttribute(["status"], ["single", "joint"])).toBeNull();
    expect(protectedAttribute(["size"], ["s", "m", "l"])).toBeNull();
    expect(protectedAttribute(["size"], ["m"])).toBeNull();
  });

  test.each([
    ["names of people", ["Surname", "first_name", "Nachname", "name", "Apellidos", "cognome", "customer name"]],
    ["e-mail addresses", ["email", "E-Mail", "correo_electronico"]],
    ["telephone numbers", ["phone", "Mobile Number", "Telefonnummer", "celular"]],
    ["account or card numbers", ["IBAN", "card_number"]],
    ["national identity numbers", ["SSN", "national_id", "CPF", "DNI", "codice fiscale", "BSN", "passport_no"]],
    ["addresses", ["street", "Adresse", "address"]],
  ])("%s are known by name", (what, names) => {
    for (const name of names) expect(personalData(nameWords(name), null), name).toBe(what);
  });

  test("a product's name is no person's", () => {
    expect(personalData(nameWords("product_name"), null)).toBeNull();
    expect(personalData(nameWords("branch name"), null)).toBeNull();
  });

  test.each([
    ["e-mail addresses", "ann@example.org"],
    ["account numbers", "DE99 9999 9999 9999 9999 99"],
    ["national identity numbers", "999-99-9999"],
    ["telephone numbers", "+99 999 9999999"],
    ["telephone numbers", "(999) 999-9999"],
    ["card numbers", "9999 9999 9999 9999"],
  ])("%s are known by the shape %s", (what, text) => {
    const shapes = { present: 3, shapes: [{ text, count: 3 }], others: 0, missing: [] };
    expect(personalData(["field"], shapes)).toBe(what);
  });

  test("objections in several languages are no consents, and the other way round", () => {
    for (const name of [
      "objection",
      "opt_out",
      "OptOut",
      "do not contact",
      "Widerspruch",
      "Werbewiderspruch",
      "bezwaar",
    ]) {
      expect(isObjectionName(name), name).toBe(true);
    }
    for (const name of ["consent email", "opt-in", "Einwilligung", "consentimiento"]) {
      expect(isObjectionName(name), name).toBe(false);
      expect(phraseIn(nameWords(name), vocabulary.consentNames), name).not.toBeNull();
    }
  });

  test("age of a person, not of a loan; a code, not a credit score", () => {
    expect(isAge(nameWords("Customer_Age"))).toBe(true);
    expect(isAge(nameWords("Alter"))).toBe(true);
    expect(isAge(nameWords("loan age"))).toBe(false);
    expect(isAge(nameWords("mortgage"))).toBe(false);
    expect(isCodeName("branch_code")).toBe(true);
    expect(isCodeName("PLZ")).toBe(true);
    expect(isCodeName("Total_visits_bank")).toBe(false);
    expect(isCodeName("region score")).toBe(false);
  });
});
