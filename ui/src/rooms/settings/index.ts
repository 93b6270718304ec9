export const loadHouse = () => import("./house/HousePage");
export const loadModels = () => import("./models/ModelsPage");
export { readModelsSearch } from "./models/search";
