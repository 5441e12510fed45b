/** The longest texts of the organisation in code points, for every entry point. The columns of the tables are as wide. */
export const longest = {
  department: 255,
  houseGroup: 100,
  city: 255,
  street: 255,
  /** The number of a house. */
  house: 10,
  letter: 5,
  zipCode: 6,
  /** The number of an area. */
  area: 50,
} as const;
