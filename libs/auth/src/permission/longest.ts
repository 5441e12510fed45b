/** The longest texts of permissions and their groups in code points, for every entry point. The columns of the tables are as wide. */
export const longestName = 150;
export const longestDescription = 255;
export const longestGroupName = 100;
