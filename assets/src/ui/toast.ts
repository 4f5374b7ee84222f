// Work in the background reports here; what belongs to a place on the page is said there instead.
export { toast } from "sonner";
